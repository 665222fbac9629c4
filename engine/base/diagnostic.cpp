// SPDX-License-Identifier: MIT
#include "base/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace inforce {

Diagnostic error(std::string code, Place place, std::string message) {
  return {Diagnostic::Level::error, std::move(code), std::move(place), std::move(message)};
}

Diagnostic warning(std::string code, Place place, std::string message) {
  return {Diagnostic::Level::warning, std::move(code), std::move(place), std::move(message)};
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.level == Diagnostic::Level::error;
  });
}

std::string to_string(const Diagnostic& diagnostic) {
  static constexpr std::string_view kLevels[] = {"note", "warning", "error"};
  std::string place = diagnostic.place.file;
  if (diagnostic.place.line > 0) {
    place += fmt::format(":{}:{}", diagnostic.place.line, diagnostic.place.column);
  }
  if (!place.empty()) place += ": ";
  return fmt::format("{}{}: {} [{}]", place, kLevels[static_cast<int>(diagnostic.level)],
                     diagnostic.message, diagnostic.code);
}

Place place_of(std::string_view text, std::size_t offset, std::string file) {
  Place place{std::move(file), 1, 1};
  for (const char c : text.substr(0, std::min(offset, text.size()))) {
    if (c == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++place.column;
    }
  }
  return place;
}

}  // namespace inforce
