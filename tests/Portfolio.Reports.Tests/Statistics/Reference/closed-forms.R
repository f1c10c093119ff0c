# Reference values of the closed forms. Each case keeps the R line that gave its value.
source("json.R")

cases <- list()
case <- function(method, args, r) {
  cases[[length(cases) + 1]] <<- list(
    method = method, args = I(as.numeric(args)), r = r, value = I(as.numeric(eval(parse(text = r)))))
}

shares <- list(c(0, 1), c(1, 1), c(0, 7), c(7, 7), c(1, 9), c(3, 17), c(5, 10), c(12, 48), c(22, 48), c(499, 1000),
  c(1, 100000), c(99999, 100000), c(4321, 100000),
  c(1, 1e6), c(123456, 1e6), c(999990, 1e6), c(3, 1e7), c(123456789, 1e9))
for (s in shares) for (level in c(0.8, 0.95, 0.999)) {
  case("wilson", c(s, level),
    sprintf("suppressWarnings(prop.test(%d, %d, conf.level = %g, correct = FALSE))$conf.int", s[1], s[2], level))
  # binom.test draws up all outcomes for its p-value, which is slow for many: the bounds alone are these.
  bounds <- if (s[2] <= 1e5) "binom.test(%d, %d, conf.level = %g)$conf.int" else "{ x <- %d; n <- %d; a <- (1 - %g) / 2; c(qbeta(a, x, n - x + 1), qbeta(1 - a, x + 1, n - x)) }"
  case("clopper-pearson", c(s, level), sprintf(bounds, s[1], s[2], level))
}

rates <- list(c(0, 12.5), c(1, 1), c(1, 365.25), c(3, 0.01), c(17, 230.4375), c(158, 8781.255), c(250, 1e4), c(64892, 741.923), c(5000, 123456.75), c(1e6, 3e6))
for (s in rates) for (level in c(0.8, 0.95, 0.999))
  case("rate", c(s, level), sprintf("poisson.test(%d, %.17g, conf.level = %g)$conf.int", as.integer(s[1]), s[2], level))

ratios <- list(c(0, 10, 3, 20), c(3, 20, 0, 10), c(1, 3.5, 1, 7.25), c(11, 90, 4, 365.25), c(250, 1e3, 2000, 1e4), c(40000, 3e5, 50000, 4e5))
for (s in ratios) for (level in c(0.9, 0.95)) {
  line <- sprintf("poisson.test(c(%d, %d), c(%.17g, %.17g), conf.level = %g)",
    as.integer(s[1]), as.integer(s[3]), s[2], s[4], level)
  case("rate-ratio", c(s, level), sprintf("with(%s, c(estimate, conf.int))", line))
}

# Newcombe 1998, method 10, from the two score intervals; the first pairs are those of his table II.
newcombe <- function(x1, n1, x2, n2, level) {
  score <- function(x, n) suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int
  p1 <- x1 / n1; p2 <- x2 / n2; i1 <- score(x1, n1); i2 <- score(x2, n2)
  c(p1 - p2, p1 - p2 - sqrt((p1 - i1[1])^2 + (i2[2] - p2)^2), p1 - p2 + sqrt((i1[2] - p1)^2 + (p2 - i2[1])^2))
}
for (s in list(c(56, 70, 48, 80), c(9, 10, 3, 10), c(6, 7, 2, 7), c(5, 56, 0, 29), c(0, 10, 0, 20), c(0, 10, 0, 10), c(10, 10, 0, 20), c(10, 10, 0, 10)))
  for (level in c(0.95, 0.99)) case("newcombe", c(s, level), sprintf("newcombe(%d, %d, %d, %d, %g)", s[1], s[2], s[3], s[4], level))

# Cochran, Sampling Techniques, 1977, chapters 2 and 3.
for (s in list(c(1, 2), c(1, 1000), c(7, 12), c(99, 100), c(385, 1e6), c(25000, 30000), c(1e6, 2e9))) for (level in c(0.8, 0.95, 0.999))
  case("share-margin", c(s, level), sprintf("qnorm(1 - (1 - %g) / 2) * sqrt(0.25 / %d * (%d - %d) / (%d - 1))", level, s[1], s[2], s[1], s[2]))

vector_line <- function(x) paste0("c(", paste(sprintf("%.17g", x), collapse = ", "), ")")
set.seed(20260331)
samples <- list(c(1, 2), c(10, 20, 20, 35, 100), round(rexp(23, 1 / 40)), rnorm(12, 1e6, 0.5), c(0, 0, 0, 1), runif(101))
for (i in seq_along(samples)) {
  x <- samples[[i]]; y <- samples[[i %% length(samples) + 1]]
  case("mean", c(0.95, x), sprintf("with(t.test(%s), c(estimate, conf.int))", vector_line(x)))
  for (N in length(x) + c(1, 9, 1e6))
    case("mean-margin", c(0.95, N, x), sprintf("{ x <- %s; n <- length(x); mean(x) + c(-1, 1) * qt(1 - (1 - 0.95) / 2, n - 1) * sqrt((1 - n / %d) * var(x) / n) }", vector_line(x), N))
  case("welch", c(0.95, length(x), x, y),
    sprintf("with(t.test(%s, %s), c(estimate[1] - estimate[2], conf.int))", vector_line(x), vector_line(y)))
}

# The interval of a quantile: order statistics by binomial ranks (DescTools::MedianCI(method = "exact") for p = 0.5).
ranks <- function(x, p, level) {
  n <- length(x); tail <- (1 - level) / 2
  c(quantile(x, p, names = FALSE), c(NA, sort(x), NA)[c(qbinom(tail, n, p), qbinom(1 - tail, n, p) + 1) + 1])
}
for (x in c(samples, list(3.5, 1:11, rep(7, 20), c(3, 1, 2)))) for (p in c(0.25, 0.5, 0.9)) for (level in c(0.5, 0.95))
  case("quantile", c(p, level, x), sprintf("ranks(%s, %g, %g)", vector_line(x), p, level))

# Drawn: every estimator on many cases, small and large, the ends of what is possible among them.
set.seed(20261126)
for (i in 1:40) {
  n <- sample(c(1:6, 30, 365, 10000), 1); m <- sample(c(1:6, 30, 365), 1); x <- sample(0:n, 1); y <- sample(0:m, 1)
  level <- sample(c(0.5, 0.9, 0.95, 0.999), 1)
  case("wilson", c(x, n, level), sprintf("suppressWarnings(prop.test(%d, %d, conf.level = %g, correct = FALSE))$conf.int", x, n, level))
  case("clopper-pearson", c(x, n, level), sprintf("binom.test(%d, %d, conf.level = %g)$conf.int", x, n, level))
  case("newcombe", c(x, n, y, m, level), sprintf("newcombe(%d, %d, %d, %d, %g)", x, n, y, m, level))
  a <- rpois(1, sample(c(0.3, 4, 900), 1)); b <- rpois(1, sample(c(0.3, 4, 900), 1)); e <- rexp(1, 1 / sample(c(1, 300), 1)); f <- rexp(1, 1 / 40)
  case("rate", c(a, e, level), sprintf("poisson.test(%d, %.17g, conf.level = %g)$conf.int", a, e, level))
  if (a + b > 0)
    case("rate-ratio", c(a, e, b, f, level), sprintf("with(poisson.test(c(%d, %d), c(%.17g, %.17g), conf.level = %g), c(estimate, conf.int))", a, b, e, f, level))
  N <- n + sample(c(1, 5, 1e5), 1)
  case("share-margin", c(n, N, level), sprintf("qnorm(1 - (1 - %g) / 2) * sqrt(0.25 / %d * (%d - %d) / (%d - 1))", level, n, N, n, N))
  # Scores from 0 to 10, as they come from surveys, so that many are tied.
  s <- sample(0:10, sample(2:25, 1), TRUE); t <- sample(0:10, sample(2:25, 1), TRUE)
  if (length(unique(s)) > 1) {
    case("mean", c(level, s), sprintf("with(t.test(%s, conf.level = %g), c(estimate, conf.int))", vector_line(s), level))
    case("mean-margin", c(level, length(s) + 7, s), sprintf("{ x <- %s; n <- length(x); mean(x) + c(-1, 1) * qt(1 - (1 - %g) / 2, n - 1) * sqrt((1 - n / %d) * var(x) / n) }", vector_line(s), level, length(s) + 7))
    if (length(unique(t)) > 1)
      case("welch", c(level, length(s), s, t), sprintf("with(t.test(%s, %s, conf.level = %g), c(estimate[1] - estimate[2], conf.int))", vector_line(s), vector_line(t), level))
  }
  p <- sample(c(0.1, 0.5, 0.75), 1)
  case("quantile", c(p, level, s), sprintf("ranks(%s, %g, %g)", vector_line(s), p, level))
}

# A share of cases of unequal weight: Wilson's score interval at Kish's effective number (Survey Sampling, 1965, section 11.7).
weighted <- function(w, has, level) {
  p <- sum(w * has) / sum(w); n <- sum(w)^2 / sum(w^2); z <- qnorm(1 - (1 - level) / 2)
  bounds <- (p + z^2 / (2 * n) + c(-1, 1) * z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))) / (1 + z^2 / n)
  # Of none and of all a bound is exactly that, which rounding misses.
  c(p, n, if (p == 0) 0 else bounds[1], if (p == 1) 1 else bounds[2])
}
for (i in 1:15) {
  n <- sample(1:30, 1); w <- round(runif(n), 3) + 0.001; has <- rbinom(n, 1, sample(c(0, 0.4, 1), 1)); level <- sample(c(0.9, 0.95), 1)
  case("weighted-share", c(level, n, w, has), sprintf("weighted(%s, %s, %g)", vector_line(w), vector_line(has), level))
}

# Two competing ends at constant monthly rates under gamma priors: 10 % and 30 % ended after 24 months, worth 240 months.
pooled <- function(first, second, months, horizon, level) {
  total <- -log(1 - 0.1 - 0.3) / 24; shape <- c(first + total * 0.1 / 0.4 * 240, second + total * 0.3 / 0.4 * 240); rate <- 240 + months
  within <- function(a, b) a / (a + b) * (1 - exp(-(a + b) * horizon))
  middles <- lapply(shape, function(s) qgamma((1:64 - 0.5) / 64, s, rate))
  v <- sort(outer(middles[[1]], middles[[2]], within)); tail <- floor((1 - level) / 2 * length(v))
  c(within(shape[1] / rate, shape[2] / rate), v[tail + 1], v[length(v) - tail])
}
for (s in list(c(0, 0, 0), c(0, 0, 500), c(3, 0, 40), c(12, 40, 2600), c(900, 2500, 60000), c(1, 80, 90))) for (horizon in c(12, 24))
  case("pooled-hazards", c(s, horizon, 0.95), sprintf("pooled(%g, %g, %g, %g, 0.95)", s[1], s[2], s[3], horizon))

# A mean of observations of unequal weight: the unbiased variance of cov.wt and Student's interval at Kish's effective number.
weighted_mean <- function(x, w, level) {
  m <- weighted.mean(x, w); n <- sum(w)^2 / sum(w^2)
  reach <- qt(1 - (1 - level) / 2, n - 1) * sqrt(cov.wt(cbind(x), w / sum(w), method = "unbiased")$cov[1, 1] / n)
  c(m, n, m - reach, m + reach)
}
for (i in 1:15) {
  n <- sample(5:30, 1); x <- round(rnorm(n, 0.2, 0.4), 3); w <- if (i == 1) rep(1, n) else round(runif(n, 0.05, 1), 3); level <- sample(c(0.9, 0.95), 1)
  case("weighted-mean", c(level, n, x, w), sprintf("weighted_mean(%s, %s, %g)", vector_line(x), vector_line(w), level))
}

save_json(list(made_with = made_with(), cases = cases), "closed-forms.json")
