//! Errors as DynamoDB words them.

use serde_json::{Value, json};

pub(super) fn exception(name: &str, said: &str) -> Value {
    let name = format!("com.amazonaws.dynamodb.v20120810#{name}");
    json!({ "__type": name, "message": said })
}

pub(super) fn cancelled<'a>(codes: impl Iterator<Item = &'a str>) -> Value {
    let codes: Vec<_> = codes.collect();
    let said = format!(
        "Transaction cancelled, please refer cancellation reasons for specific reasons [{}]",
        codes.join(", ")
    );
    let reasons = codes.iter().map(|code| match *code {
        "None" => json!({ "Code": code }),
        _ => json!({ "Code": code, "Message": message(code) }),
    });
    let mut error = exception("TransactionCanceledException", &said);
    if let Some(members) = error.as_object_mut() {
        members.insert("CancellationReasons".to_owned(), reasons.collect());
        // Of DynamoDB's exceptions, this one spells it so.
        if let Some(said) = members.remove("message") {
            members.insert("Message".to_owned(), said);
        }
    }
    error
}

fn message(code: &str) -> &'static str {
    match code {
        "ConditionalCheckFailed" => "The conditional request failed",
        "TransactionConflict" => "Transaction is ongoing for the item",
        "ThrottlingError" => {
            "Throughput exceeds the current throughput limit for your table or index"
        }
        "ProvisionedThroughputExceeded" => {
            "The level of configured provisioned throughput for one or more tables was exceeded"
        }
        _ => "The operation cannot be done",
    }
}

/// The name of a table as errors give it.
pub(super) fn table_arn(region: Option<&str>, table: &str) -> String {
    let region = region.unwrap_or("us-east-1");
    format!("arn:aws:dynamodb:{region}:000000000000:table/{table}")
}
