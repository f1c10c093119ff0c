# Reference values of the curves. Made with survival 3.6 or later: 3.5-3 passes over cluster in competing risks.
source("curves.R")
stopifnot(packageVersion("survival") >= "3.6")

aalen_johansen <- function(d, causes, conf.type, level) {
  # survfit stops with an error when nothing ended at all.
  if (!any(d$cause > 0)) return(NULL)
  d$end <- factor(d$cause, 0:causes)
  fit <- survfit(Surv(entry, exit, end) ~ 1, data = d, id = id, cluster = cluster, conf.type = conf.type, conf.int = level)
  columns <- function(x) lapply(seq_len(causes + 1), function(k) I(as.matrix(x)[, k]))
  list(conf_type = conf.type, level = level, time = I(fit$time), n_risk = I(as.matrix(fit$n.risk)[, 1]),
    pstate = columns(fit$pstate), error = columns(fit$std.err), lower = columns(fit$lower), upper = columns(fit$upper))
}

# What remains, with the clustered error, by the routine for one kind of end: a check of the other.
remaining <- function(d) {
  fit <- survfit(Surv(entry, exit, cause > 0) ~ 1, data = d, id = id, cluster = cluster, conf.type = "log-log")
  q <- quantile(fit, c(0.1, 0.25, 0.5, 0.75))
  list(time = I(fit$time), surv = I(fit$surv), error = I(fit$std.err),
    quantile = I(q$quantile), quantile_lower = I(q$lower), quantile_upper = I(q$upper))
}

case("each alone", 2, 0, c(1, 2, 3, 4, 5, 6, 7, 8), c(1, 2, 0, 1, 0, 2, 1, 0), 1:8)
case("ties of ends and censorings", 3, 0, c(2, 2, 2, 2, 3, 3, 5, 5, 5, 9), c(1, 2, 0, 1, 3, 0, 1, 1, 2, 0), c(1, 1, 2, 3, 3, 4, 5, 5, 6, 6))
case("everything censored", 2, 0, c(3, 5, 5, 8), 0, 1:4)
case("a single spell that ended", 2, 0, 4, 1, 1)
case("a single spell still open", 2, 0, 4, 0, 1)
case("all ended at once", 2, 0, rep(7, 6), c(1, 1, 2, 1, 2, 2), c(1, 1, 2, 3, 4, 4))
case("all ended at once by one cause", 2, 0, rep(7, 5), 1, 1:5)
case("all ended at last", 2, 0, c(1, 3, 4, 8, 9), c(1, 2, 1, 2, 1), c(1, 2, 2, 3, 4))
case("ended on the day they began", 2, 0, c(0, 0, 0, 1, 4, 6, 6, 13), c(1, 2, 0, 1, 0, 2, 1, 0), c(1, 2, 3, 3, 4, 5, 6, 6))
case("late entries", 2, c(0, 1, 2, 2, 3, 5, 5, 0, 7), c(4, 6, 3, 9, 8, 7, 12, 2, 25), c(1, 0, 2, 1, 0, 2, 1, 1, 0), c(1, 2, 3, 4, 5, 1, 2, 3, 4))
case("late entries, some for no time", 2, c(0, 4, 2, 6, 3, 0), c(4, 4, 8, 6, 9, 5), c(1, 1, 2, 0, 0, 2), 1:6)
case("nobody at risk for a while", 2, c(0, 0, 0, 10, 10, 11), c(2, 3, 5, 14, 15, 16), c(1, 0, 0, 2, 1, 0), 1:6)
case("what remains is nothing before others enter", 2, c(0, 0, 5, 6), c(1, 2, 9, 8), c(1, 2, 1, 0), 1:4)
case("one big cluster", 2, 0, c(1, 2, 3, 4, 5, 6, 7, 8), c(1, 2, 0, 1, 0, 2, 1, 0), 1)
case("one big cluster and two small", 2, c(rep(0, 12), 3), c(1:11, 11, 14), c(1, 2, 0, 1, 0, 2, 1, 1, 0, 1, 2, 0, 1), c(rep(1, 10), 2, 2, 3))
case("two copies of the same, so that they cancel", 2, 0, rep(c(1, 2, 3, 4), 2), rep(c(1, 2, 1, 0), 2), rep(1:2, each = 4))
case("a cause that never comes", 3, 0, c(1, 2, 3, 4, 6), c(1, 1, 3, 0, 3), c(1, 1, 2, 3, 4))
case("flat at the median", 2, 0, c(1, 2, 3, 4), c(1, 1, 0, 1), 1:4)
case("flat at the median up to the end", 1, 0, c(1, 2, 3, 4), c(1, 1, 0, 0), 1:4)
for (conf.type in c("plain", "log")) for (level in c(0.8, 0.95))
  case(sprintf("ties, %s, %g", conf.type, level), 3, 0, c(2, 2, 2, 2, 3, 3, 5, 5, 5, 9, 9, 12, 14), c(1, 2, 0, 1, 3, 0, 1, 1, 2, 0, 1, 2, 0), c(1, 1, 2, 3, 3, 4, 5, 5, 6, 6, 7, 8, 9), conf.type, level)

for (s in list(list("drawn, months, late entries", 1, 150, 30, 0.4, 1), list("drawn, days, as they come", 2, 120, 120, 0, 1 / 30.4375),
  list("drawn, few big clusters", 3, 400, 3, 0.3, 0.5), list("drawn, many, heavy ties", 4, 3000, 500, 0.5, 0.25))) {
  d <- drawn(s[[2]], s[[3]], s[[4]], s[[5]], s[[6]])
  case(s[[1]], 3, d$entry, d$exit, d$cause, d$cluster)
}

# The classic trials that come with the package.
with(subset(veteran, trt == 1), case("veteran, standard treatment", 2, 0, time, ifelse(status == 1, 1 + (karno < 50), 0), celltype |> as.integer()))
with(mgus2, case("mgus2, progression or death", 2, 0, ifelse(pstat == 1, ptime, futime), ifelse(pstat == 1, 1, 2 * death), id))

save_json(list(made_with = made_with("survival", "cmprsk"), cases = cases), "survival.json")
