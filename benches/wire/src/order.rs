//! What is read and written: an entity of twelve fields, as a shop has them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use dynamodb_model::{Entity, LentFrom, Projection, Table, string_set};
use serde::{Deserialize, Serialize};

use crate::Result;

/// The physical table's name.
pub(crate) const TABLE: &str = "shop";

#[derive(Table)]
#[table(name = "shop", pk = "PK", sk = "SK", entities(Order))]
pub(crate) struct Shop;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{number}"))]
pub(crate) struct Order {
    pub(crate) customer: String,
    pub(crate) number: u32,
    pub(crate) status: String,
    pub(crate) placed: String,
    pub(crate) email: String,
    pub(crate) city: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
    pub(crate) total_cents: u64,
    pub(crate) discount: f64,
    pub(crate) paid: bool,
    pub(crate) lines: Vec<Line>,
    #[serde(with = "string_set")]
    pub(crate) labels: BTreeSet<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Line {
    pub(crate) product: String,
    pub(crate) count: u32,
}

/// An order as it is lent, with all of its fields.
#[derive(Deserialize, Projection)]
#[projection(of = Order)]
pub(crate) struct LentOrder<'a> {
    customer: &'a str,
    number: u32,
    status: &'a str,
    placed: &'a str,
    email: &'a str,
    city: &'a str,
    #[serde(borrow)]
    note: Option<Cow<'a, str>>,
    total_cents: u64,
    discount: f64,
    paid: bool,
    #[serde(borrow)]
    lines: Vec<LentLine<'a>>,
    #[serde(borrow)]
    labels: Vec<&'a str>,
}

#[derive(Deserialize)]
struct LentLine<'a> {
    product: &'a str,
    count: u32,
}

impl LentFrom<Line> for LentLine<'_> {}

/// What is left of lent orders: something of each of their fields.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Sum {
    letters: usize,
    numbers: f64,
}

impl Sum {
    pub(crate) fn add(&mut self, order: &LentOrder<'_>) {
        let texts = [
            order.customer,
            order.status,
            order.placed,
            order.email,
            order.city,
        ];
        let note = order.note.iter().map(|note| note.len());
        let labels = order.labels.iter().map(|label| label.len());
        let lines = order.lines.iter().map(|line| line.product.len());
        let texts = texts.iter().map(|text| text.len());
        self.letters += texts.chain(note).chain(labels).chain(lines).sum::<usize>();
        let counts = order.lines.iter().map(|line| f64::from(line.count));
        self.numbers += counts.sum::<f64>() + f64::from(order.number) + order.discount;
        self.numbers += order.total_cents as f64 + f64::from(u8::from(order.paid));
    }

    pub(crate) fn of(orders: &[Order]) -> Self {
        let mut sum = Self::default();
        for order in orders {
            sum.add(&LentOrder {
                customer: &order.customer,
                number: order.number,
                status: &order.status,
                placed: &order.placed,
                email: &order.email,
                city: &order.city,
                note: order.note.as_deref().map(Cow::Borrowed),
                total_cents: order.total_cents,
                discount: order.discount,
                paid: order.paid,
                lines: order.lines.iter().map(LentLine::of).collect(),
                labels: order.labels.iter().map(String::as_str).collect(),
            });
        }
        sum
    }
}

impl<'a> LentLine<'a> {
    fn of(line: &'a Line) -> Self {
        Self {
            product: &line.product,
            count: line.count,
        }
    }
}

/// The keys as they are written without this library.
pub(crate) fn partition(customer: &str) -> String {
    format!("CUSTOMER#{customer}")
}

pub(crate) fn sort(number: u32) -> String {
    format!("ORDER#{number:010}")
}

/// So many orders of one customer, in the order of their keys.
pub(crate) fn orders(count: u32) -> Vec<Order> {
    (0..count).map(Order::numbered).collect()
}

pub(crate) fn first(orders: &[Order]) -> Result<&Order> {
    Ok(orders.first().ok_or("a work has at least one order")?)
}

impl Order {
    fn numbered(number: u32) -> Self {
        let note = match number % 3 {
            0 => Some(format!("leave it \"at the door\"\nof number {number}")),
            1 => Some(format!("a call before it comes, please: {number:07}")),
            _ => None,
        };
        let status = match number % 4 {
            0 => "open",
            1 => "packed",
            _ => "sent",
        };
        Self {
            customer: "customer-00004711".to_owned(),
            number,
            status: status.to_owned(),
            placed: format!("2026-03-14T09:{:02}:{:02}Z", number / 60 % 60, number % 60),
            email: "ada.lovelace@example.org".to_owned(),
            city: "Frankfurt am Main".to_owned(),
            note,
            total_cents: 1_250 + 17 * u64::from(number),
            discount: f64::from(number % 40) * 0.25,
            paid: !number.is_multiple_of(4),
            lines: (0..2)
                .map(|line| Line {
                    product: format!("product-{:06}", number * 2 + line),
                    count: line + 1,
                })
                .collect(),
            labels: BTreeSet::from(["gift".to_owned(), format!("week-{}", number % 53)]),
        }
    }
}
