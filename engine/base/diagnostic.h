// SPDX-License-Identifier: MIT
#pragma once
// base/diagnostic.h - what went wrong, where, and what to do about it.
//
//   lease.txt:12:9: error: February 2015 has no day 30 [no-such-day]
//
// Errors are values: a function that can fail returns Result<T>; a pass adds to Diagnostics and
// goes on.
#include <string>
#include <string_view>
#include <vector>

namespace inforce {

struct Place {
  std::string file;          // as the user named it; empty for standard input
  int line = 0, column = 0;  // from 1, as an editor counts; 0 = the whole file
  bool operator==(const Place&) const = default;
};

struct Diagnostic {
  enum class Level { note, warning, error } level = Level::error;
  std::string code;  // stable, lower-case words joined by hyphens
  Place place;
  std::string message;  // what is wrong and, where known, what to write instead
};

using Diagnostics = std::vector<Diagnostic>;

[[nodiscard]] Diagnostic error(std::string code, Place place, std::string message);
[[nodiscard]] Diagnostic warning(std::string code, Place place, std::string message);
[[nodiscard]] bool has_errors(const Diagnostics& diagnostics);

// "file:line:column: error: message [code]", without a line break.
[[nodiscard]] std::string to_string(const Diagnostic& diagnostic);

// The line and column of a byte offset; columns count code points.
[[nodiscard]] Place place_of(std::string_view text, std::size_t offset, std::string file);

}  // namespace inforce
