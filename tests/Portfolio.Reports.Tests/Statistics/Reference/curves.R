# What survival.R and awkward.R share: how a case is made of some spells. Who sources it says how Aalen-Johansen and what
# remains are computed (aalen_johansen, remaining).
library(survival)
library(cmprsk)
source("json.R")

grid <- c(0, 0.5, 3, 6, 12, 24)

# A spell seen from its origin may end at 0, and is then at risk at 0: R takes that as an entry before 0.
# Spells that began late and ended at once are at risk at no time; R has no way to hold them.
prepare <- function(d) {
  d <- d[!(d$entry > 0 & d$entry == d$exit), ]
  d$entry[d$entry == 0 & any(d$exit == 0)] <- -1
  d$id <- seq_len(nrow(d))
  d
}

kaplan_meier <- function(d, conf.type, level) {
  # Without late entries in the form without entries, so that the mean is counted from 0.
  d$time <- if (all(d$entry <= 0)) with(d, Surv(exit, cause > 0)) else with(d, Surv(entry, exit, cause > 0))
  fit <- survfit(time ~ 1, data = d, conf.type = conf.type, conf.int = level)
  q <- quantile(fit, c(0.1, 0.25, 0.5, 0.75))
  horizon <- max(d$exit * 0.6, min(d$exit))
  mean <- if (horizon > 0) summary(fit, rmean = horizon)$table[c("rmean", "se(rmean)")] else c(NA, NA)
  at <- summary(fit, times = grid[grid <= max(d$exit)])
  list(conf_type = conf.type, level = level, time = I(fit$time), n_risk = I(fit$n.risk), n_event = I(fit$n.event),
    n_censor = I(fit$n.censor), surv = I(fit$surv), log_error = I(fit$std.err), lower = I(fit$lower), upper = I(fit$upper),
    quantile = I(q$quantile), quantile_lower = I(q$lower), quantile_upper = I(q$upper),
    horizon = horizon, mean = I(unname(mean)), at_time = I(at$time), at_surv = I(at$surv))
}

# Point estimates by an independent package, where nothing entered late.
cumulative_incidence <- function(d, causes) {
  if (any(d$entry > 0) || any(d$exit == 0) || !any(d$cause > 0)) return(NULL)
  times <- grid[grid > 0 & grid <= max(d$exit)]
  if (length(times) == 0) return(NULL)
  est <- timepoints(cuminc(d$exit, d$cause), times)$est
  list(time = I(times), cause = I(as.numeric(sub("^1 ", "", rownames(est)))),
    est = lapply(seq_len(nrow(est)), function(k) I(est[k, ])))
}

cases <- list()
case <- function(name, causes, entry, exit, cause, cluster, conf.type = "log-log", level = 0.95) {
  d <- data.frame(entry, exit, cause, cluster)
  p <- prepare(d)
  cases[[length(cases) + 1]] <<- list(name = name, causes = causes,
    entry = I(d$entry), exit = I(d$exit), cause = I(d$cause), cluster = I(d$cluster),
    km = kaplan_meier(p, conf.type, level), aj = aalen_johansen(p, causes, conf.type, level),
    remaining = remaining(p), cuminc = cumulative_incidence(p, causes))
}

drawn <- function(seed, n, clusters, late, step) {
  set.seed(seed)
  frailty <- rgamma(clusters, 2, 2)
  cluster <- sample(clusters, n, TRUE)
  time <- rexp(n, frailty[cluster] / 10)
  open <- runif(n, 0, 30)
  entry <- ifelse(runif(n) < late, runif(n, 0, 12), 0)
  exit <- ceiling(pmin(time, open) / step) * step
  entry <- floor(entry / step) * step
  cause <- ifelse(time <= open, sample(3, n, TRUE, c(0.2, 0.5, 0.3)), 0)
  keep <- exit > entry
  data.frame(entry, exit, cause, cluster)[keep, ]
}
