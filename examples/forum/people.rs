//! Users, and whom and what they follow: a graph, as an adjacency list.

use std::collections::BTreeSet;

use crate::Result;
use crate::backstage::{ACME, edge};
use crate::call::call;
use crate::following::{follow, unfollow};
use crate::model::{Follow, Forum, Kind};
use crate::refusal::refusal;
use crate::stage::Stage;

/// The module whose functions are shown with their calls.
const FOLLOWING: &str = include_str!("following.rs");

pub(crate) async fn followed(stage: &mut Stage<Forum>) -> Result<()> {
    let db = stage.db.clone();
    stage.clock.set("2026-05-05T10:00:00Z")?;
    stage.report.title(
        "7",
        "Whom a user follows, and who follows a user: one item, read from both of its ends",
    )?;
    let edge_of_dora = edge("dora", Kind::User, "ben");
    stage.report.function(FOLLOWING, "follow")?;
    let (_, code) = call!(follow(&db, &edge_of_dora).send().await?);
    stage.report.asked(code)?;
    let (dora, ben) = (stage.user("dora").await?, stage.user("ben").await?);
    stage.report.claim(
        (dora.following, ben.followers) == (1, 3),
        "dora follows 1, and ben has 3 followers",
    )?;
    let again = refusal(follow(&stage.aside, &edge_of_dora).send().await)?;
    stage
        .report
        .claim(again.is_condition_failed(), "nobody follows twice")?;
    let nobody = follow(&stage.aside, &edge("dora", Kind::User, "eve"));
    let error = refusal(nobody.send().await)?;
    stage.report.claim(
        error.is_condition_failed(),
        "nobody follows who is not there",
    )?;

    let (following, code) = call!(Follow::query(ACME, "ada").collect(&db).await?);
    stage.report.asked(code)?;
    stage.report.table(
        ["ada follows", "kind"],
        following
            .iter()
            .map(|edge| [edge.followed.clone(), format!("{:?}", edge.kind)]),
    )?;
    stage.report.blank()?;
    let boards = Follow::query(ACME, "ada")
        .kind(Kind::Board)
        .collect(&stage.aside)
        .await?;
    let names: Vec<_> = boards.iter().map(|edge| edge.followed.as_str()).collect();
    stage.report.claim(
        names == ["rust"],
        "her boards alone are a part of the same range: rust",
    )?;

    let (followers, code) = call!(
        Follow::followers(ACME, Kind::User, "ben")
            .keys()
            .collect(&db)
            .await?
    );
    stage.report.asked(code)?;
    stage.report.table(
        ["ben is followed by"],
        followers.iter().map(|edge| [edge.follower.clone()]),
    )?;
    stage.report.blank()?;
    let counted = followers.len() == ben.followers as usize;
    stage
        .report
        .claim(counted, "these are as many as ben's counter says")?;
    let of_ben = Follow::query(ACME, "ben")
        .kind(Kind::User)
        .collect(&stage.aside)
        .await?;
    let of_ben: BTreeSet<_> = of_ben.into_iter().map(|edge| edge.followed).collect();
    let friends = followers
        .into_iter()
        .map(|edge| edge.follower)
        .filter(|name| of_ben.contains(name));
    stage.report.claim(
        friends.eq(["ada".to_owned()]),
        "ben and ada follow each other",
    )?;

    unfollow(&stage.aside, &edge_of_dora).send().await?;
    let (dora, ben) = (stage.user("dora").await?, stage.user("ben").await?);
    let left = Follow::followers(ACME, Kind::User, "ben")
        .keys()
        .collect(&stage.aside)
        .await?;
    stage.report.claim(
        (dora.following, ben.followers, left.len()) == (0, 2, 2),
        "who follows no more is in neither direction, and counted at neither end",
    )
}
