/// What every bulk job lets its caller say.
macro_rules! settings {
    ($direction:ty) => {
        /// How many requests are under way at a time: 8 unless told otherwise, at least 1.
        pub fn concurrency(mut self, requests: usize) -> Self {
            self.settings.concurrency = requests;
            self
        }

        /// For how long the job may run. What is not done then is left over; without a deadline the job takes as long as
        /// it takes.
        pub fn deadline(mut self, time: std::time::Duration) -> Self {
            self.settings.deadline = Some(time);
            self
        }

        /// For how long the job goes on while nothing is done at all (DynamoDB throttles everything, or does not
        /// answer): 60 seconds unless told otherwise.
        pub fn retry_for(mut self, time: std::time::Duration) -> Self {
            self.settings.patience = time;
            self
        }

        /// How much capacity the job may consume in a second. Jobs that are given the same rate share it.
        pub fn rate(mut self, rate: &crate::rate::Rate<$direction>) -> Self {
            self.settings.limiter = Some(rate.clone().into_limiter());
            self
        }

        /// Tells how far the job is, after each request.
        pub fn watch(mut self, watcher: impl FnMut(&crate::bulk::Tally) + Send + 'static) -> Self {
            self.settings.watcher = Some(crate::bulk::Watcher::new(watcher));
            self
        }
    };
}

pub(crate) use settings;
