# Writes lists as JSON with every digit of a double; base R has no JSON of its own. NA and infinite become null.
json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    items <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(items, collapse = ",\n"), "]"))
    return(paste0("{", paste0('"', names(x), '": ', items, collapse = ", "), "}"))
  }
  text <- if (is.character(x)) encodeString(x, quote = '"')
    else if (is.logical(x)) ifelse(is.na(x), "null", tolower(as.character(x)))
    else ifelse(is.finite(x), sprintf("%.17g", x), "null")
  if (length(text) == 1 && !inherits(x, "AsIs")) text else paste0("[", paste(text, collapse = ", "), "]")
}

save_json <- function(x, file) writeLines(enc2utf8(json(x)), file, useBytes = TRUE)

made_with <- function(...) {
  packages <- c(...)
  paste(c(R.version.string, vapply(packages, function(p) paste(p, packageVersion(p)), "")), collapse = ", ")
}
