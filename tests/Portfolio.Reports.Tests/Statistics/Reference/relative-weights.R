# Reference values of relative weights (Johnson 2000). NA in a row leaves the row out; drivers that do not vary are left out.
source("json.R")

# The inverse leaves out directions in which the drivers do not vary together at all (MASS::ginv).
relative_weights <- function(y, X) {
  rxx <- cor(X); e <- eigen(rxx); keep <- e$values > 1e-11 * max(e$values)
  V <- e$vectors[, keep, drop = FALSE]; d <- e$values[keep]
  L <- V %*% diag(sqrt(d), length(d)) %*% t(V)
  beta <- V %*% diag(1 / sqrt(d), length(d)) %*% t(V) %*% cor(X, y)
  as.numeric(L^2 %*% beta^2)
}

# The edges of what is explained where it comes from: lambda / (lambda + n), for the noncentralities lambda of F at which what was
# observed has 97.5 % and 2.5 % below it. pf stops at 1e-9; the mixture that it sums is summed here to the last digit.
explained <- function(r2, n, k) {
  left <- n - k - 1
  if (left < 1 || r2 > 1 - 1e-12) return(c(NA, NA))
  below <- function(ncp) {
    j <- seq(max(0, floor(ncp / 2 - 20 * sqrt(ncp / 2) - 50)), ceiling(ncp / 2 + 20 * sqrt(ncp / 2) + 100))
    sum(dpois(j, ncp / 2) * pbeta(r2, k / 2 + j, left / 2))
  }
  edges <- sapply(c(0.975, 0.025), function(p) {
    if (below(0) <= p) return(0)
    most <- 1; while (below(most) > p) most <- 2 * most
    lambda <- uniroot(function(x) below(x) - p, c(0, most), tol = 1e-14 * most, maxiter = 10000)$root
    stopifnot(abs(pf((r2 / k) / ((1 - r2) / left), k, left, ncp = lambda) - p) < 1e-7)
    lambda / (lambda + n)
  })
  # No interval of no width.
  if (edges[2] == 0) c(NA, NA) else edges
}

cases <- list()
case <- function(name, y, X) {
  while (TRUE) {
    used <- complete.cases(y, X)
    varies <- apply(X, 2, function(x) length(unique(na.omit(x))) > 1 && length(unique(x[used])) > 1)
    if (all(varies)) break
    X <- X[, varies, drop = FALSE]
  }
  fit <- lm(y[used] ~ X[used, , drop = FALSE])
  # By a regression of each driver on the others: nothing is left of one that is a combination of them.
  inflation <- sapply(seq_len(ncol(X)), function(k) {
    if (ncol(X) == 1) return(1)
    left <- sum(lm(X[used, k] ~ X[used, -k])$residuals^2) / sum((X[used, k] - mean(X[used, k]))^2)
    if (left < 1e-12) NA else 1 / left
  })
  cases[[length(cases) + 1]] <<- list(name = name, outcome = I(y), drivers = lapply(seq_len(ncol(X)), function(k) I(X[, k])),
    rows = sum(used), explained = I(explained(suppressWarnings(summary(fit))$r.squared, sum(used), fit$rank - 1)), r_squared = suppressWarnings(summary(fit))$r.squared, weights = I(relative_weights(y[used], X[used, , drop = FALSE])),
    inflation = I(inflation))
}

X <- as.matrix(longley[, -7]); dimnames(X) <- NULL
case("longley, nearly collinear", longley$Employed, X)
X <- as.matrix(mtcars[, -1]); dimnames(X) <- NULL
case("mtcars, ten drivers", mtcars$mpg, X)
case("mtcars, one driver", mtcars$mpg, X[, 5, drop = FALSE])
case("attitude, scores", attitude$rating, unname(as.matrix(attitude[, -1])))
case("airquality, with gaps", airquality$Ozone, unname(as.matrix(airquality[, 2:4])))

set.seed(20261125)
scores <- function(n, k, loading) {
  f <- rnorm(n)
  X <- sapply(seq_len(k), function(i) pmin(10, pmax(0, round(6 + 2 * (loading * f + sqrt(1 - loading^2) * rnorm(n))))))
  list(y = pmin(10, pmax(0, round(2 + as.numeric(X %*% seq(0.5, 0.1, length.out = k)) + rnorm(n)))), X = X)
}
for (s in list(c(12, 3, 0.5), c(60, 8, 0.8), c(600, 5, 0.9))) {
  d <- scores(s[1], s[2], s[3])
  case(sprintf("scores, %d rows, %d drivers", s[1], s[2]), d$y, d$X)
}
d <- scores(200, 4, 0.6)
case("as few rows as may be", d$y[1:6], d$X[1:6, ])
case("a copy of a driver", d$y, cbind(d$X, d$X[, 2]))
X <- d$X; X[sample(length(X), 90)] <- NA; y <- d$y; y[c(3, 77)] <- NA
case("gaps everywhere", y, X)
case("orthogonal drivers", c(1, 3, 2, 9, 4, 4, 7, 8), cbind(rep(c(-1, 1), 4), rep(c(-1, -1, 1, 1), 2), rep(c(-1, 1), each = 4)))
case("explains nothing", c(1, 2, 1, 2, 1, 2, 1, 2), cbind(rep(c(-1, -1, 1, 1), 2), rep(c(-1, 1), each = 4)))
case("explains all", 1:9 + 0, cbind((1:9)^2, 1:9, c(3, 1, 4, 1, 5, 9, 2, 6, 5)))

# Drawn: of every number of drivers, with gaps, ties and near copies.
for (i in 1:16) {
  set.seed(500 + i)
  k <- sample(1:7, 1)
  d <- scores(k + sample(3:40, 1), k, runif(1, 0, 0.95))
  d$y <- round(rowMeans(d$X) + rnorm(nrow(d$X)))
  if (i %% 3 == 0) d$X[sample(length(d$X), 2)] <- NA
  if (i %% 4 == 0) d$X <- cbind(d$X, d$X[, 1] + rbinom(nrow(d$X), 1, 0.3))
  case(sprintf("drawn, seed %d", i), d$y, d$X)
}

save_json(list(made_with = made_with(), cases = cases), "relative-weights.json")
