//! Posts: whose they are, who votes for them, and who has something against them.

use crate::Result;
use crate::backstage::ACME;
use crate::call::call;
use crate::model::{Forum, Post, Reported, Written};
use crate::moment::moment;
use crate::refusal::refusal;
use crate::stage::Stage;
use crate::voting::{dismiss, report, take_back, vote};

/// The module whose functions are shown with their calls.
const VOTING: &str = include_str!("voting.rs");

pub(crate) async fn of_a_user(stage: &mut Stage<Forum>) -> Result<()> {
    let db = stage.db.clone();
    stage
        .report
        .title("5", "The posts of a user, the latest first")?;
    let (posts, code) = call!(
        Post::by_author(ACME, "ada")
            .descending()
            .project::<Written>()
            .collect(&db)
            .await?
    );
    stage.report.asked(code)?;
    stage.report.table(
        ["posted", "thread", "post", "text"],
        posts.iter().map(|post| {
            let (thread, number) = (post.thread.to_string(), post.number.to_string());
            [moment(post.posted_at), thread, number, post.text.clone()]
        }),
    )?;
    stage.report.blank()?;
    let falling = posts.is_sorted_by(|one, next| one.posted_at >= next.posted_at);
    let all = posts.len() == stage.user("ada").await?.posts as usize;
    stage.report.claim(
        falling && all,
        "these are as many as the user's counter says, in order of time",
    )
}

pub(crate) async fn voted(stage: &mut Stage<Forum>) -> Result<()> {
    let db = stage.db.clone();
    stage.report.title(
        "6",
        "A vote is counted with its voter, so that nobody votes twice",
    )?;
    let post = stage.stored(&stage.post(ACME, 2, 3, "ben", "")).await?;
    stage.report.function(VOTING, "vote")?;
    let (voted, code) = call!(vote(&post, "ada").returning_new().send(&db).await?);
    stage.report.asked(code)?;
    let voters: Vec<_> = voted.voters.iter().map(String::as_str).collect();
    stage.report.table(
        ["votes", "voters"],
        [[voted.votes.to_string(), voters.join(", ")]],
    )?;
    vote(&post, "cleo").send(&stage.aside).await?;

    let (refused, code) = call!(vote(&post, "ada").send(&db).await);
    let error = refusal(refused)?;
    stage.report.asked(code)?;
    stage.report.refused(&error)?;
    let current = error.current::<Post>()?.ok_or("the error has no post")?;
    stage.report.blank()?;
    stage.report.claim(
        current.votes == 2 && current.voters.contains("ada"),
        "the error has the post, with 2 votes, ada's among them",
    )?;
    take_back(&post, "ada").send(&stage.aside).await?;
    let now = stage.stored(&post).await?;
    stage.report.claim(
        now.votes == 1 && !now.voters.contains("ada"),
        "a vote that is taken back is counted no more",
    )?;
    let error = refusal(take_back(&post, "ada").send(&stage.aside).await)?;
    stage.report.claim(
        error.is_condition_failed(),
        "and nobody takes back what they have not given",
    )
}

pub(crate) async fn moderated(stage: &mut Stage<Forum>) -> Result<()> {
    let db = stage.db.clone();
    stage.clock.set("2026-05-05T12:00:00Z")?;
    stage.report.title(
        "8",
        "The queue of the moderators: an index with few items, as most are not in it",
    )?;
    let spam = stage.reply(3, 2, "ben", "Cheap keys, all sizes!!!").await?;
    let rude = stage.reply(3, 3, "cleo", "Not again, ben.").await?;
    stage.report.function(VOTING, "report")?;
    let now = stage.clock.time();
    let (_, code) = call!(report(&spam, "ada", now).send(&db).await?);
    stage.report.asked(code)?;
    stage.clock.set("2026-05-05T12:05:00Z")?;
    report(&rude, "ben", stage.clock.time())
        .send(&stage.aside)
        .await?;
    stage.clock.set("2026-05-05T12:10:00Z")?;
    report(&spam, "cleo", stage.clock.time())
        .send(&stage.aside)
        .await?;
    let error = refusal(
        report(&spam, "ada", stage.clock.time())
            .send(&stage.aside)
            .await,
    )?;
    stage
        .report
        .claim(error.is_condition_failed(), "nobody reports a post twice")?;

    let (queue, code) = call!(
        Post::reported(ACME)
            .project::<Reported>()
            .collect(&db)
            .await?
    );
    stage.report.asked(code)?;
    stage.report.table(
        ["thread", "post", "author", "reported by", "text"],
        queue.iter().map(|post| {
            let (thread, number) = (post.thread.to_string(), post.number.to_string());
            let reporters: Vec<_> = post.reporters.iter().map(String::as_str).collect();
            [
                thread,
                number,
                post.author.clone(),
                reporters.join(", "),
                post.text.clone(),
            ]
        }),
    )?;
    stage.report.blank()?;
    let numbers: Vec<_> = queue
        .iter()
        .map(|post| (post.thread, post.number))
        .collect();
    stage.report.claim(
        numbers == [(3, 3), (3, 2)],
        "the one whose last report is older comes first",
    )?;

    let (_, code) = call!(dismiss(&rude).send(&db).await?);
    stage.report.asked(code)?;
    let left = Post::reported(ACME).keys().collect(&stage.aside).await?;
    let left: Vec<_> = left.iter().map(|key| (key.thread, key.number)).collect();
    stage
        .report
        .claim(left == [(3, 2)], "what is dismissed has left the index")?;
    let kept = stage.stored(&rude).await?;
    stage.report.claim(
        kept.reported_at.is_none() && kept.reporters.len() == 1,
        "the post is still there, and so is who has reported it",
    )
}
