//! What happens and is looked up behind the scenes.

use std::collections::BTreeSet;

use crate::Result;
use crate::following::follow;
use crate::model::{Board, Follow, Forum, Kind, Post, Standing, Thread, User};
use crate::posting::{open, reply};
use crate::stage::Stage;

/// The forum that most of the example is about.
pub(crate) const ACME: &str = "acme";

/// Another one in the same table.
pub(crate) const ZETA: &str = "zeta";

impl Stage<Forum> {
    /// The forums as they were on the day before.
    pub(crate) async fn settle(&self) -> Result<()> {
        for (tenant, names) in [
            (ACME, ["ada", "ben", "cleo", "dora"].as_slice()),
            (ZETA, &["ada"]),
        ] {
            for name in names {
                user(tenant, name).create().send(&self.aside).await?;
            }
            for name in ["help", "rust"] {
                board(tenant, name).create().send(&self.aside).await?;
            }
        }
        self.clock.set("2026-05-04T09:00:00Z")?;
        self.open(ACME, 1, "rust", "Read this first", "dora")
            .await?;
        self.clock.set("2026-05-04T10:00:00Z")?;
        self.open(ACME, 2, "rust", "Keys of several attributes", "ben")
            .await?;
        self.clock.set("2026-05-04T11:00:00Z")?;
        self.open(ACME, 3, "rust", "What does a filter cost?", "cleo")
            .await?;
        self.open(ZETA, 1, "rust", "Hello from zeta", "ada").await?;
        let pinned =
            Thread::update(ACME, 1).set(|t| [t.standing.set(Standing::Pinned), t.locked.set(true)]);
        pinned.send(&self.aside).await?;
        for (follower, kind, followed) in [
            ("ada", Kind::Board, "rust"),
            ("ada", Kind::User, "ben"),
            ("ben", Kind::User, "ada"),
            ("cleo", Kind::User, "ben"),
        ] {
            follow(&self.aside, &edge(follower, kind, followed))
                .send()
                .await?;
        }
        Ok(())
    }

    /// A new thread with its first post.
    pub(crate) async fn open(
        &self,
        tenant: &str,
        number: u32,
        board: &str,
        title: &str,
        author: &str,
    ) -> Result<()> {
        let thread = self.thread(tenant, number, board, title);
        let post = self.post(tenant, number, 1, author, title);
        open(&self.aside, &thread, &post).send().await?;
        Ok(())
    }

    /// A reply to a thread.
    pub(crate) async fn reply(
        &self,
        thread: u32,
        number: u32,
        author: &str,
        text: &str,
    ) -> Result<Post> {
        let post = self.post(ACME, thread, number, author, text);
        reply(&self.aside, &post).send().await?;
        Ok(post)
    }

    /// A thread of one post, that nobody has written yet.
    pub(crate) fn thread(&self, tenant: &str, thread: u32, board: &str, title: &str) -> Thread {
        Thread {
            tenant: tenant.to_owned(),
            thread,
            board: board.to_owned(),
            standing: Standing::Normal,
            last_post_at: self.clock.time(),
            title: title.to_owned(),
            posts: 1,
            locked: false,
        }
    }

    /// A post that nobody has written yet.
    pub(crate) fn post(
        &self,
        tenant: &str,
        thread: u32,
        number: u32,
        author: &str,
        text: &str,
    ) -> Post {
        Post {
            tenant: tenant.to_owned(),
            thread,
            number,
            author: author.to_owned(),
            posted_at: self.clock.time(),
            text: text.to_owned(),
            votes: 0,
            voters: BTreeSet::new(),
            reporters: BTreeSet::new(),
            reported_at: None,
        }
    }

    /// The numbers of a board's threads, from the top.
    pub(crate) async fn listed(&self, board: &str) -> Result<Vec<u32>> {
        let threads = Thread::by_board(ACME, board)
            .descending()
            .collect(&self.aside)
            .await?;
        Ok(threads.into_iter().map(|thread| thread.thread).collect())
    }

    /// The user as they are now.
    pub(crate) async fn user(&self, name: &str) -> Result<User> {
        let found = User::get(ACME, name).consistent().send(&self.aside).await?;
        found.ok_or_else(|| format!("there is no user `{name}`").into())
    }

    /// The post as it is now.
    pub(crate) async fn stored(&self, post: &Post) -> Result<Post> {
        let get = Post::get(&post.tenant, post.thread, post.number).consistent();
        let found = get.send(&self.aside).await?;
        found.ok_or_else(|| {
            format!("there is no post {} of thread {}", post.number, post.thread).into()
        })
    }
}

/// An edge that nobody has written yet.
pub(crate) fn edge(follower: &str, kind: Kind, followed: &str) -> Follow {
    Follow {
        tenant: ACME.to_owned(),
        follower: follower.to_owned(),
        kind,
        followed: followed.to_owned(),
        since: None,
    }
}

fn user(tenant: &str, user: &str) -> User {
    User {
        tenant: tenant.to_owned(),
        user: user.to_owned(),
        posts: 0,
        following: 0,
        followers: 0,
    }
}

fn board(tenant: &str, name: &str) -> Board {
    Board {
        tenant: tenant.to_owned(),
        name: name.to_owned(),
        threads: 0,
        followers: 0,
    }
}
