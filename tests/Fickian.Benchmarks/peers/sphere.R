# Warm times of deSolve on a sphere whose diffusivity depends on concentration. Prints one line per task: name, tab, median seconds.
# Method of lines, 100 equal shells, ode.1D, which tells the solver that the Jacobian is banded; relative tolerance 1e-6.
if (!requireNamespace("deSolve", quietly = TRUE)) { message("deSolve is missing: r-cran-desolve"); quit(status = 0) }
cells <- 100; h <- 1 / cells
face <- (0:cells) * h
volume <- diff(face^3) / 3; area <- face[-1]^2
times <- c(0, 0.5 * (1:200) / 200)
laws <- list(
  langmuir90 = function(c) 1 / (1 - 0.9 * c),
  exponential3 = function(c) exp(3 * c),
  exponential7 = function(c) exp(7 * c))

for (name in names(laws)) {
  law <- laws[[name]]
  lines <- function(t, c, p) {
    d <- law(c)
    flux <- c(area[-cells] * 0.5 * (d[-1] + d[-cells]) * diff(c) / h, area[cells] * law(1) * (1 - c[cells]) / (h / 2))
    list((flux - c(0, flux[-cells])) / volume)
  }
  call <- function() deSolve::ode.1D(rep(0, cells), times, lines, NULL, nspec = 1, dimens = cells, method = "lsoda", rtol = 1e-6, atol = 1e-8)
  call(); rounds <- numeric(5)
  for (i in 1:5) { start <- proc.time()[["elapsed"]]; for (k in 1:3) call(); rounds[i] <- (proc.time()[["elapsed"]] - start) / 3 }
  cat(sprintf("%s/R deSolve\t%.9g\n", name, median(rounds)))
}
