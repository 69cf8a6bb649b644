use aws_sdk_dynamodb::config::Credentials;

use crate::error::{Error, ErrorKind};

/// A DynamoDB endpoint outside this process, with the region and credentials that requests to it are signed with.
///
/// It is read from the environment, so that the tests which run on the embedded engine run on any other endpoint too:
///
/// | variable | meaning | when unset |
/// | --- | --- | --- |
/// | `DYNAMODB_MODEL_ENDPOINT` | the URL, such as `http://localhost:8000` | the embedded engine is used |
/// | `AWS_REGION` | the region | `us-east-1` |
/// | `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` | credentials, both or none | dummy credentials, which local engines accept |
/// | `AWS_SESSION_TOKEN` | the token of temporary credentials | none |
///
/// A variable that is empty counts as unset. An `https` URL needs this crate's feature `https`.
///
/// ```
/// use dynamodb_embedded::Endpoint;
///
/// let set = |name: &str| (name == Endpoint::VARIABLE).then(|| "http://localhost:8000".to_owned());
/// let endpoint = Endpoint::from_lookup(set)?.expect("the variable is set");
/// assert_eq!(endpoint.url(), "http://localhost:8000");
/// assert_eq!(endpoint.region(), "us-east-1");
///
/// assert!(Endpoint::from_lookup(|_| None)?.is_none());
/// # Ok::<(), dynamodb_embedded::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Endpoint {
    url: String,
    region: String,
    credentials: Credentials,
}

impl Endpoint {
    /// The environment variable that names the endpoint: `DYNAMODB_MODEL_ENDPOINT`.
    pub const VARIABLE: &'static str = "DYNAMODB_MODEL_ENDPOINT";

    /// The endpoint that the environment names, or `None` when it names none.
    ///
    /// # Errors
    ///
    /// As for [`from_lookup`](Self::from_lookup).
    ///
    /// ```no_run
    /// use dynamodb_embedded::{Endpoint, Engine};
    ///
    /// # async fn run() -> Result<(), dynamodb_embedded::Error> {
    /// // What `Engine::from_env` does, with a file engine as the default.
    /// let engine = match Endpoint::from_env()? {
    ///     Some(endpoint) => Engine::outside(endpoint),
    ///     None => Engine::file("target/tables.db").await?,
    /// };
    /// # Ok(())
    /// # }
    /// ```
    pub fn from_env() -> Result<Option<Self>, Error> {
        Self::from_lookup(|name| {
            std::env::var_os(name).map(|value| value.to_string_lossy().into_owned())
        })
    }

    /// This endpoint, with the region and credentials that the environment names, as [`from_env`](Self::from_env) takes
    /// them.
    ///
    /// # Errors
    ///
    /// As [`from_lookup`](Self::from_lookup).
    ///
    /// ```
    /// use dynamodb_embedded::{Endpoint, Engine};
    ///
    /// let engine = Engine::outside(Endpoint::at("http://localhost:8000")?);
    /// assert_eq!(engine.endpoint(), "http://localhost:8000");
    /// # Ok::<(), dynamodb_embedded::Error>(())
    /// ```
    pub fn at(url: &str) -> Result<Self, Error> {
        let from_environment =
            |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        Self::with("the endpoint", url, from_environment)
    }

    /// The endpoint that these variables name: [`from_env`](Self::from_env) with the environment as an argument.
    ///
    /// # Errors
    ///
    /// [`is_endpoint`](Error::is_endpoint): the URL is not `http://host` or `https://host`, it is `https` without this
    /// crate's feature `https`, or only one half of the credentials is set.
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<Option<Self>, Error> {
        let variable = |name: &str| lookup(name).filter(|value| !value.is_empty());
        let Some(url) = variable(Self::VARIABLE) else {
            return Ok(None);
        };
        Self::with(&format!("`{}`", Self::VARIABLE), &url, variable).map(Some)
    }

    fn with(
        what: &str,
        url: &str,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, Error> {
        check_url(what, url)?;
        Ok(Self {
            url: url.to_owned(),
            region: variable("AWS_REGION").unwrap_or_else(|| DEFAULT_REGION.to_owned()),
            credentials: credentials(variable)?,
        })
    }

    /// The endpoint's URL, as it was given.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The region that requests are signed for.
    #[must_use]
    pub fn region(&self) -> &str {
        &self.region
    }

    pub(crate) fn credentials(&self) -> &Credentials {
        &self.credentials
    }
}

/// The region of a request when nothing says otherwise.
pub(crate) const DEFAULT_REGION: &str = "us-east-1";

/// Credentials for engines that do not check them.
pub(crate) fn dummy_credentials() -> Credentials {
    Credentials::new("embedded", "embedded", None, None, "dynamodb-embedded")
}

fn check_url(what: &str, url: &str) -> Result<(), Error> {
    let secure = url.starts_with("https://");
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let names_a_host = rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.starts_with(['/', ':']) && !rest.contains(char::is_whitespace)
    });
    if !names_a_host {
        let message = format!(
            "{what} is `{url}`, which is no URL of a host: write it as `http://localhost:8000`"
        );
        return Err(Error::new(ErrorKind::Endpoint, message));
    }
    if secure && !cfg!(feature = "https") {
        let message = format!(
            "{what} is `{url}`, which is HTTPS: enable the feature `https` of dynamodb-embedded"
        );
        return Err(Error::new(ErrorKind::Endpoint, message));
    }
    Ok(())
}

fn credentials(variable: impl Fn(&'static str) -> Option<String>) -> Result<Credentials, Error> {
    let (id, secret) = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    let half = |given, missing| {
        let message = format!("`{given}` is set without `{missing}`: set both, or none");
        Err(Error::new(ErrorKind::Endpoint, message))
    };
    match (variable(id), variable(secret)) {
        (None, None) => Ok(dummy_credentials()),
        (Some(_), None) => half(id, secret),
        (None, Some(_)) => half(secret, id),
        (Some(access_key), Some(secret_key)) => {
            let token = variable("AWS_SESSION_TOKEN");
            Ok(Credentials::new(
                access_key,
                secret_key,
                token,
                None,
                "environment",
            ))
        }
    }
}
