// SPDX-License-Identifier: MIT
#include "query/text.h"

namespace inforce::query {

std::string_view name(State state) {
  static constexpr std::string_view kNames[] = {"in-force", "disputed", "possible", "not-in-force"};
  return kNames[static_cast<std::size_t>(state)];
}

namespace {

// EDTF numbers quarters as months 33 to 36, which nobody reads as such: "2026-33" is "2026 Q1".
std::string as_people_write(const std::string& edtf) {
  const bool quarter =
      edtf.size() == 7 && edtf[4] == '-' && edtf[5] == '3' && edtf[6] >= '3' && edtf[6] <= '6';
  return quarter ? edtf.substr(0, 4) + " Q" + static_cast<char>(edtf[6] - 2) : edtf;
}

}  // namespace

std::string to_words(const edtf::When& when) {
  const auto& [earliest, latest] = when.bounds;
  if (earliest && earliest == latest) return edtf::to_string(*earliest);
  const auto plain = edtf::parse(when.text);
  if (plain && plain->bounds == when.bounds) return as_people_write(when.text);
  return earliest || latest ? edtf::between(when.bounds).text : "unknown";
}

std::string said(const edtf::When& when) {
  const auto& [earliest, latest] = when.bounds;
  if (earliest && !latest) return edtf::to_string(*earliest) + " or later";
  if (latest && !earliest) return edtf::to_string(*latest) + " or earlier";
  return to_words(when);
}

std::string from_words(const model::Version& version) { return said(version.from.date); }

std::string until_words(const model::Version& version) {
  return version.until ? said(version.until->date) : "open";
}

std::string attribute_words(const model::Version& version) {
  std::string words;
  for (const auto& [name, value] : version.attributes) {
    if (!words.empty()) words += ", ";
    if (value == "true") {
      words += name;
    } else if (value == "false") {
      words.append("not ").append(name);
    } else {
      words.append(name).append(" ").append(said_value(value));
    }
  }
  return words;
}

}  // namespace inforce::query
