//! Edges between users and what they follow, each written with the counters at both of its ends.

use dynamodb_model::{Db, WriteTransaction};

use super::model::{Board, Follow, Forum, Kind, User};

/// Follows a user or a board that is there, unless the user does so already.
pub fn follow(db: &Db<Forum>, edge: &Follow) -> WriteTransaction<Forum> {
    let from = User::update(&edge.tenant, &edge.follower).set(|u| u.following.add(1));
    let transaction = db.write().create(edge).update(from);
    let (tenant, followed) = (&edge.tenant, &edge.followed);
    match edge.kind {
        Kind::Board => {
            transaction.update(Board::update(tenant, followed).set(|b| b.followers.add(1)))
        }
        Kind::User => {
            transaction.update(User::update(tenant, followed).set(|u| u.followers.add(1)))
        }
    }
}

/// Follows no more, if the user did.
pub fn unfollow(db: &Db<Forum>, edge: &Follow) -> WriteTransaction<Forum> {
    let (tenant, follower, followed) = (&edge.tenant, &edge.follower, &edge.followed);
    let gone = Follow::delete(tenant, follower, edge.kind, followed).when(|f| f.since.exists());
    let from = User::update(tenant, follower).set(|u| u.following.subtract(1));
    let transaction = db.write().delete(gone).update(from);
    match edge.kind {
        Kind::Board => {
            transaction.update(Board::update(tenant, followed).set(|b| b.followers.subtract(1)))
        }
        Kind::User => {
            transaction.update(User::update(tenant, followed).set(|u| u.followers.subtract(1)))
        }
    }
}
