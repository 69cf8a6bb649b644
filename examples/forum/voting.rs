//! What users think of a post. The set of those who have said so guards what is counted.

use dynamodb_model::Update;
use jiff::Timestamp;

use super::model::Post;

/// Votes for a post, unless the user has done so.
pub fn vote(post: &Post, user: &str) -> Update<Post> {
    Post::update(&post.tenant, post.thread, post.number)
        .set(|p| [p.votes.add(1), p.voters.insert([user])])
        .when(|p| !p.voters.contains(user))
}

/// Takes a vote back, if there is one.
pub fn take_back(post: &Post, user: &str) -> Update<Post> {
    Post::update(&post.tenant, post.thread, post.number)
        .set(|p| [p.votes.subtract(1), p.voters.discard([user])])
        .when(|p| p.voters.contains(user))
}

/// Reports a post to the moderators, unless the user has done so before.
pub fn report(post: &Post, user: &str, at: Timestamp) -> Update<Post> {
    Post::update(&post.tenant, post.thread, post.number)
        .set(|p| [p.set_reported_at(at), p.reporters.insert([user])])
        .when(|p| !p.reporters.contains(user))
}

/// Takes a post out of the queue. Who has reported it stays, and is not heard twice.
pub fn dismiss(post: &Post) -> Update<Post> {
    Post::update(&post.tenant, post.thread, post.number).set(|p| p.set_reported_at(None))
}
