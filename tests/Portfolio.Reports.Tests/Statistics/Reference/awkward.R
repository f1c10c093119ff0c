# Reference values of the curves where they are awkward: few spells, ties, everything censored, one subject, no time, late
# entries, no events, all events at once, clusters of every size, thousands of spells. Made with any survival from 3.2 on:
# 3.5-3 passes over cluster in competing risks, so that the clustered errors are those of the influences that it gives for each
# spell (survfit(..., influence = TRUE)), summed within clusters: the infinitesimal jackknife as it is defined.
source("curves.R")

aalen_johansen <- function(d, causes, conf.type, level) {
  # survfit stops with an error when nothing ended at all.
  if (!any(d$cause > 0)) return(NULL)
  d$end <- factor(d$cause, 0:causes)
  fit <- survfit(Surv(entry, exit, end) ~ 1, data = d, id = id, influence = TRUE)
  # Spells, times, states; the first time is the beginning, where there is no influence.
  u <- array(fit$influence.pstate, c(nrow(d), length(fit$time) + 1, causes + 1))[, -1, , drop = FALSE]
  p <- matrix(fit$pstate, length(fit$time))
  error <- matrix(apply(u, c(2, 3), function(each) sqrt(sum(rowsum(each, d$cluster)^2))), length(fit$time))
  limits <- survival:::survfit_confint(p, error, logse = FALSE, conf.type, level)
  columns <- function(x) lapply(seq_len(causes + 1), function(k) I(matrix(x, length(fit$time))[, k]))
  list(conf_type = conf.type, level = level, time = I(fit$time), n_risk = I(matrix(fit$n.risk, length(fit$time))[, 1]),
    pstate = columns(p), error = columns(error), lower = columns(limits$lower), upper = columns(limits$upper))
}

# By the routine for one kind of end, which honours cluster: a check of the other.
remaining <- function(d) {
  fit <- survfit(Surv(entry, exit, cause > 0) ~ 1, data = d, id = id, cluster = cluster, conf.type = "log-log")
  q <- quantile(fit, c(0.1, 0.25, 0.5, 0.75))
  list(time = I(fit$time), surv = I(fit$surv), error = I(fit$std.err),
    quantile = I(q$quantile), quantile_lower = I(q$lower), quantile_upper = I(q$upper))
}

case("no events and one cluster", 2, 0, c(3, 3, 4), 0, 1)
case("one subject that ended late", 3, 2, 9, 3, 1)
case("two subjects, tied with a censoring", 2, 0, c(5, 5), c(1, 0), 1:2)
case("all events at once after late entries", 2, c(0, 1, 2, 3, 4), 6, c(1, 2, 1, 2, 1), c(1, 1, 2, 3, 3))
case("all but one ended on the day they began", 2, 0, c(0, 0, 0, 0, 3), c(1, 2, 1, 1, 2), 1:5)
case("one big cluster with late entries", 2, c(0, 0, 1, 2, 2, 3), c(4, 6, 5, 7, 7, 9), c(1, 0, 2, 1, 1, 0), 1)
case("ninety-nine in one cluster and one alone", 2, 0, c(rep(1:11, 9), 6), c(rep(c(1, 2, 0), 33), 1), c(rep(1, 99), 2))

# Drawn small: whole times up to 9, so that nearly all is tied; a part of it in each awkward way.
for (seed in 1:40) {
  set.seed(1000 + seed)
  n <- sample(2:14, 1)
  late <- sample(c(0, 0.5, 1), 1)
  entry <- ifelse(runif(n) < late, sample(0:4, n, TRUE), 0)
  exit <- entry + sample(if (late == 0) 0:5 else 1:5, n, TRUE)
  cause <- if (seed %% 8 == 0) rep(0, n) else sample(0:3, n, TRUE, c(0.35, 0.25, 0.2, 0.2))
  cluster <- switch(seed %% 4 + 1, seq_len(n), sample(2, n, TRUE), sample(n, n, TRUE), rep(1, n))
  level <- sample(c(0.8, 0.95, 0.99), 1)
  case(sprintf("drawn small, seed %d", seed), 3, entry, exit, cause, cluster, sample(c("log-log", "log", "plain"), 1), level)
}

for (s in list(list("drawn, thousands, few clusters", 11, 6000, 5, 0.5, 1), list("drawn, thousands, each nearly alone", 12, 4000, 3500, 0.3, 0.5))) {
  d <- drawn(s[[2]], s[[3]], s[[4]], s[[5]], s[[6]])
  case(s[[1]], 3, d$entry, d$exit, d$cause, d$cluster)
}

save_json(list(made_with = made_with("survival", "cmprsk"), cases = cases), "awkward.json")
