//! The whole model: one table, four indexes, five entities. Every key, query and request of this example comes from here.
//!
//! | entity   | partition key              | sort key                     | indexes                   |
//! | -------- | -------------------------- | ---------------------------- | ------------------------- |
//! | `User`   | `USER#{tenant}#{user}`     | `PROFILE`                    |                           |
//! | `Follow` | `USER#{tenant}#{follower}` | `FOLLOWS#{kind}#{followed}`  | `followers`               |
//! | `Board`  | `BOARD#{tenant}#{name}`    | `BOARD`                      |                           |
//! | `Thread` | `THREAD#{tenant}#{thread}` | `HEAD`                       | `boards`                  |
//! | `Post`   | `THREAD#{tenant}#{thread}` | `POST#{number}`              | `authors`, `moderation`   |
//!
//! Three of the indexes have keys of several attributes: the fields themselves, each in its own type and order, so that
//! nothing is stored twice and a change of the field moves the item. Only the tenant has an attribute of its own in each:
//! every item has a tenant, and an item whose field is the key of an index has to belong there.

use std::collections::BTreeSet;

use dynamodb_model::{Entity, Index, KeyPart, Projection, Table};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One physical table, which holds the forums of all tenants.
#[derive(Table)]
#[table(
    name = "forum",
    pk = "pk",
    sk = "sk",
    indexes(Boards, Authors, Followers, Moderation)
)]
#[table(entities(User, Follow, Board, Thread, Post))]
pub struct Forum;

/// The threads of a board: pinned ones apart, and each kind by the time of its last post.
#[derive(Index)]
#[index(global, name = "boards", pk = ["board_tenant", "board"], sk = ["standing", "last_post_at"], project = all)]
pub struct Boards;

/// The posts of a user by time. Votes are left out: else every vote would be written here too.
#[derive(Index)]
#[index(global, name = "authors", pk = ["author_tenant", "author"], sk = "posted_at", project = include("text"))]
pub struct Authors;

/// The table's edges the other way round, and nothing else. An index of the table's own keys, swapped, would hold every
/// item of the table, with all `HEAD`s in one partition.
#[derive(Index)]
#[index(global, name = "followers", pk = ["followed_tenant", "kind", "followed"], sk = "follower", project = keys_only)]
pub struct Followers;

/// The posts that somebody should look at: few of many, as only reported ones are in it.
#[derive(Index)]
#[index(global, name = "moderation", pk = "moderation_pk", sk = "moderation_sk", project = include("author", "text", "reporters"))]
pub struct Moderation;

/// Somebody who writes here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Forum, key(pk = "USER#{tenant}#{user}", sk = "PROFILE"))]
pub struct User {
    /// Whose forum it is.
    pub tenant: String,
    /// Their own name for themselves, which stays.
    pub user: String,
    /// How many posts they have written.
    pub posts: u32,
    /// How many users and boards they follow.
    pub following: u32,
    /// How many users follow them.
    pub followers: u32,
}

/// What can be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, KeyPart)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// All threads of a board.
    Board,
    /// All posts of a user.
    User,
}

/// An edge from a user to what they follow. It lies with the user; `followers` has it with what is followed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Forum, key(pk = "USER#{tenant}#{follower}", sk = "FOLLOWS#{kind}#{followed}"))]
#[entity(index(Followers, query = followers, pk = ["{tenant}", kind, followed], sk = follower))]
pub struct Follow {
    /// Whose forum it is.
    pub tenant: String,
    /// Who follows.
    pub follower: String,
    /// Whether a user or a board is followed.
    pub kind: Kind,
    /// The name of that user or board.
    pub followed: String,
    /// Set by the library when the item is created.
    #[entity(created_at)]
    pub since: Option<Timestamp>,
}

/// A place for threads about one thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Forum, key(pk = "BOARD#{tenant}#{name}", sk = "BOARD"))]
pub struct Board {
    /// Whose forum it is.
    pub tenant: String,
    /// Its own name.
    pub name: String,
    /// How many threads were opened in it.
    pub threads: u32,
    /// How many users follow it.
    pub followers: u32,
}

/// Where a thread stands in its board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, KeyPart)]
#[serde(rename_all = "lowercase")]
#[key_part(ordered)]
pub enum Standing {
    /// By the time of its last post.
    Normal,
    /// Above all normal ones, as `pinned` comes after `normal` and lists are read backwards.
    Pinned,
}

/// A thread, without its posts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Forum, key(pk = "THREAD#{tenant}#{thread}", sk = "HEAD"))]
#[entity(index(Boards, query = by_board, pk = ["{tenant}", board], sk = [standing, last_post_at]))]
pub struct Thread {
    /// Whose forum it is.
    pub tenant: String,
    /// Its number in the forum, whichever board it is in.
    pub thread: u32,
    /// The board that it is in.
    pub board: String,
    /// Where it stands there.
    pub standing: Standing,
    /// When somebody wrote in it last.
    pub last_post_at: Timestamp,
    /// What it is about.
    pub title: String,
    /// How many posts it has. The next one has the next number.
    pub posts: u32,
    /// Whether nobody may write in it any more.
    pub locked: bool,
}

/// A post of a thread.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Forum, key(pk = "THREAD#{tenant}#{thread}", sk = "POST#{number}"))]
#[entity(index(Authors, query = by_author, pk = ["{tenant}", author], sk = posted_at))]
#[entity(index(Moderation, query = reported, pk = "QUEUE#{tenant}", sk = "{reported_at}#{thread}#{number}"))]
pub struct Post {
    /// Whose forum it is.
    pub tenant: String,
    /// The thread's number.
    pub thread: u32,
    /// Its place in the thread, from 1.
    pub number: u32,
    /// Who wrote it.
    pub author: String,
    /// When it was written.
    pub posted_at: Timestamp,
    /// What it says.
    pub text: String,
    /// How many voted for it.
    pub votes: u32,
    /// Who did. Every vote pays for the whole item, so where thousands vote, each vote wants to be an item of its own.
    #[serde(with = "dynamodb_model::string_set", default)]
    pub voters: BTreeSet<String>,
    /// Who has reported it, ever.
    #[serde(with = "dynamodb_model::string_set", default)]
    pub reporters: BTreeSet<String>,
    /// When somebody did so last. `None`: nobody needs to look at it, and it is not in `moderation`.
    pub reported_at: Option<Timestamp>,
}

/// A post in the list of its author.
#[derive(Clone, Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Post)]
pub struct Written {
    /// The thread's number.
    pub thread: u32,
    /// Its place in the thread.
    pub number: u32,
    /// When it was written.
    pub posted_at: Timestamp,
    /// What it says.
    pub text: String,
}

/// A post in the queue of the moderators.
#[derive(Clone, Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Post)]
pub struct Reported {
    /// The thread's number.
    pub thread: u32,
    /// Its place in the thread.
    pub number: u32,
    /// Who wrote it.
    pub author: String,
    /// What it says.
    pub text: String,
    /// Who has reported it.
    #[serde(with = "dynamodb_model::string_set", default)]
    pub reporters: BTreeSet<String>,
}
