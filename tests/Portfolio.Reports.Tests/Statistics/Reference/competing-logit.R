# Reference values of the penalised multinomial logit, by Newton's method on the full matrices. Nothing is saved unless two others
# find the same coefficients to 1e-6: optim, on the penalised log-likelihood itself, and where there is next to no penalty nnet::multinom.
source("json.R")

# Rows of counts: n periods of which d1 and d2 ended; X holds 0 and 1, the intercept first. Penalty on all but intercepts.
fit <- function(X, n, d1, d2, penalty, cluster) {
  p <- ncol(X); b <- rep(0, 2 * p); D <- diag(rep(c(0, rep(penalty, p - 1)), 2))
  hazards <- function(b) { e1 <- exp(X %*% b[1:p]); e2 <- exp(X %*% b[-(1:p)]); list(as.numeric(e1 / (1 + e1 + e2)), as.numeric(e2 / (1 + e1 + e2))) }
  scores <- function(h) cbind(X * (d1 - n * h[[1]]), X * (d2 - n * h[[2]]))
  information <- function(h) {
    v <- function(w) t(X) %*% (X * w)
    rbind(cbind(v(n * h[[1]] * (1 - h[[1]])), v(-n * h[[1]] * h[[2]])), cbind(v(-n * h[[1]] * h[[2]]), v(n * h[[2]] * (1 - h[[2]]))))
  }
  for (step in 1:200) { h <- hazards(b); b <- b + solve(information(h) + D, colSums(scores(h)) - as.numeric(D %*% b)) }
  h <- hazards(b); H <- solve(information(h) + D)
  list(b = b, covariance = H %*% (crossprod(rowsum(scores(h), cluster)) + D) %*% H,
    log_likelihood = sum(d1 * log(h[[1]]) + d2 * log(h[[2]]) + (n - d1 - d2) * log(1 - h[[1]] - h[[2]])))
}

# By its definition: sums over rows of what each period says, less half the penalty times the squares of all but the intercepts. BFGS
# starts at 0, and again from where it stopped, since it stops where the likelihood no longer grows, which is flat at its top.
by_optim <- function(X, n, d1, d2, penalty) {
  p <- ncol(X); shrunk <- rep(c(FALSE, rep(TRUE, p - 1)), 2)
  log_odds <- function(b) cbind(0, X %*% b[1:p], X %*% b[-(1:p)])
  ended <- cbind(n - d1 - d2, d1, d2)
  lost <- function(b) { l <- log_odds(b); penalty / 2 * sum(b[shrunk]^2) - sum(ended * (l - log(rowSums(exp(l))))) }
  slope <- function(b) {
    l <- log_odds(b); off <- ended - n * exp(l) / rowSums(exp(l))
    penalty * shrunk * b - c(crossprod(X, off[, 2]), crossprod(X, off[, 3]))
  }
  b <- rep(0, 2 * p)
  for (again in 1:20) b <- optim(b, lost, slope, method = "BFGS", control = list(maxit = 10000, reltol = 1e-16))$par
  b
}

by_multinom <- function(X, n, d1, d2) as.numeric(t(coef(nnet::multinom(
  cbind(n - d1 - d2, d1, d2) ~ X - 1, maxit = 10000, abstol = 1e-16, reltol = 1e-16, trace = FALSE))))

agree <- function(b, other, what) if (!isTRUE(max(abs(b - other)) <= 1e-6)) stop(what, " is off by ", max(abs(b - other)))

cases <- list()
case <- function(name, X, n, d1, d2, penalty, cluster) {
  f <- fit(X, n, d1, d2, penalty, cluster)
  agree(f$b, by_optim(X, n, d1, d2, penalty), paste("optim, of", name))
  if (penalty < 1e-6) agree(f$b, by_multinom(X, n, d1, d2), paste("nnet::multinom, of", name))
  cases[[length(cases) + 1]] <<- list(name = name, penalty = penalty, x = lapply(seq_len(nrow(X)), function(i) I(X[i, ])),
    n = I(n), d1 = I(d1), d2 = I(d2), cluster = I(cluster), coefficients = I(f$b),
    covariance = lapply(seq_len(nrow(f$covariance)), function(i) I(f$covariance[i, ])), log_likelihood = f$log_likelihood)
}

case("one covariate", cbind(1, c(0, 1)), c(100, 50), c(10, 12), c(5, 1), 0.01, c(1, 2))
case("a covariate that nothing speaks for", cbind(1, c(0, 1), 0), c(100, 50), c(10, 12), c(5, 1), 1, c(1, 2))
case("an end that never came with a covariate", cbind(1, c(0, 1)), c(100, 50), c(10, 0), c(5, 0), 2, c(1, 2))
case("nothing ended in the second way", cbind(1, c(0, 1)), c(100, 50), c(10, 3), c(0, 1), 400, c(1, 1))
set.seed(7)
for (s in list(c(40, 4, 0.4), c(200, 9, 6.25), c(200, 9, 400))) {
  X <- cbind(1, matrix(rbinom(s[1] * (s[2] - 1), 1, 0.3), s[1])); n <- rpois(s[1], 12) + 1
  d1 <- rbinom(s[1], n, plogis(-2 + X %*% c(0, seq(-1, 1, length.out = s[2] - 1)))); d2 <- rbinom(s[1], n - d1, 0.1)
  case(sprintf("drawn, %d rows, %d columns, penalty %g", s[1], s[2], s[3]), X, n, d1, d2, s[3], sample(max(3, s[1] %/% 4), s[1], TRUE))
}

for (i in 1:12) {
  set.seed(700 + i)
  rows <- sample(6:60, 1); p <- sample(2:5, 1); n <- sample(1:40, rows, TRUE)
  X <- cbind(1, matrix(rbinom(rows * (p - 1), 1, 0.4), rows)); d1 <- rbinom(rows, n, runif(1, 0.01, 0.3)); d2 <- rbinom(rows, n - d1, runif(1, 0.01, 0.2))
  d1[1] <- max(d1[1], 1); d2[1] <- max(d2[1], 1); n[1] <- max(n[1], 3)
  case(sprintf("drawn, seed %d", i), X, n, d1, d2, sample(c(0.4, 2.8, 16, 100), 1), if (i %% 4 == 0) rep(1, rows) else sample(rows, rows, TRUE))
}

# A penalty of next to nothing, which moves no coefficient by 1e-6.
for (i in 1:3) {
  set.seed(800 + i)
  rows <- 30; p <- 2 + i; n <- sample(20:60, rows, TRUE); X <- cbind(1, matrix(rbinom(rows * (p - 1), 1, 0.5), rows))
  d1 <- rbinom(rows, n, 0.2); d2 <- rbinom(rows, n - d1, 0.15)
  case(sprintf("next to no penalty, seed %d", i), X, n, d1, d2, 1e-9, sample(rows, rows, TRUE))
}

save_json(list(made_with = made_with("nnet"), cases = cases), "competing-logit.json")
