// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "edtf/when.h"

namespace inforce::edtf {
namespace {

std::string bounds_text(const std::optional<When>& when) {
  if (!when) return "none";
  const auto side = [](const std::optional<date::sys_days>& day) {
    return day ? to_string(*day) : std::string("..");
  };
  return side(when->bounds.earliest) + " " + side(when->bounds.latest);
}

}  // namespace

TEST_CASE("EDTF of all three levels is read with its bounds", "[edtf]") {
  struct Row {
    std::string_view text, bounds;
  };
  const Row rows[] = {
      {"1985", "1985-01-01 1985-12-31"},
      {"1985-04", "1985-04-01 1985-04-30"},
      {"1985-04-12", "1985-04-12 1985-04-12"},
      {"1985-04-12T23:20:30Z", "1985-04-12 1985-04-12"},
      {"1985-04-12T23:20:30+04:30", "1985-04-12 1985-04-12"},
      {"1964/2008-08", "1964-01-01 2008-08-31"},
      {"1985-04-12/..", "1985-04-12 .."},
      {"/1985", ".. 1985-12-31"},
      {"1984?", "1984-01-01 1984-12-31"},
      {"2004-06~", "2004-06-01 2004-06-30"},
      {"2004-06-11%", "2004-06-11 2004-06-11"},
      {"201X", "2010-01-01 2019-12-31"},
      {"20XX", "2000-01-01 2099-12-31"},
      {"2004-XX", "2004-01-01 2004-12-31"},
      {"1985-04-XX", "1985-04-01 1985-04-30"},
      {"1985-XX-XX", "1985-01-01 1985-12-31"},
      {"-1985", "-1985-01-01 -1985-12-31"},
      {"2001-21", "2001-03-01 2001-05-31"},
      {"2001-24", "2001-12-01 2002-02-28"},
      {"9999-24", "9999-12-01 .."},
      {"2001-34", "2001-04-01 2001-06-30"},
      {"2001-41", "2001-07-01 2001-12-31"},
      {"Y170000002", ".. .."},
      {"Y-17E7", ".. .."},
      {"1950S2", "1900-01-01 1999-12-31"},
      {"Y171010000S3", ".. .."},
      {"[1667,1668,1670..1672]", "1667-01-01 1672-12-31"},
      {"[..1760-12-03]", ".. 1760-12-03"},
      {"{1960,1961-12}", "1960-01-01 1961-12-31"},
      {"{..1984}", ".. 1984-12-31"},
      {"2004-06~-11", "2004-06-11 2004-06-11"},
      {"?2004-06-~11", "2004-06-11 2004-06-11"},
      {"156X-12-25", "1560-12-25 1569-12-25"},
      {"XXXX-12-XX", "0000-12-01 9999-12-31"},
      {"1XXX-XX", "1000-01-01 1999-12-31"},
      {"1984-1X", "1984-10-01 1984-12-31"},
      {"XXXX-02-29", "0000-02-29 9996-02-29"},
      {"2004-06-~01/2004-06-~20", "2004-06-01 2004-06-20"},
      {"2004-06-XX/2004-07-03", "2004-06-01 2004-07-03"},
      {"", "none"},
      {"2015-02-30", "none"},
      {"2015-13", "none"},
      {"2015-42", "none"},
      {"198", "none"},
      {"1985-4-12", "none"},
      {"2008/2004", "none"},
      {"1985-04-12T25:00:00", "none"},
      {"[1985", "none"},
      {"[]", "none"},
      {"[1985,,1986]", "none"},
      {"Y", "none"},
      {"Monday", "none"},
      {"2015-02-3X", "none"},
      {"-0000", "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::optional<When> when = parse(row.text);
    CHECK(bounds_text(when) == row.bounds);
    if (when) CHECK(when->text == row.text);
  }
}

// What the package (4.11) reads otherwise than the standard: it has no X together with a qualifier,
// no interval with an X that may end before it begins, and moves 29 February of a common year.
static bool package_differs(const std::string& text) {
  const bool unspecified = text.find('X') != std::string::npos;
  return (unspecified && text.find_first_of("?~%/") != std::string::npos) ||
         text.find("-02-29") != std::string::npos;
}

// With INFORCE_EDTF_NODE naming a folder where `npm install edtf` was run, the same strings are
// also read by that package: both must accept the same ones, and agree on the days of those without
// seasons or years too long for a calendar.
TEST_CASE("EDTF is read as the JavaScript package reads it", "[edtf]") {
  const char* folder = std::getenv("INFORCE_EDTF_NODE");
  if (folder == nullptr) {
    WARN("not compared: set INFORCE_EDTF_NODE to a folder where `npm install edtf` was run");
    return;
  }
  namespace fs = std::filesystem;
  const fs::path asked = fs::temp_directory_path() / "inforce-edtf-asked.txt";
  const fs::path script = fs::path(folder) / "inforce-ask.mjs";
  std::mt19937 random(20260427);
  const auto pick = [&](std::size_t many) { return static_cast<std::size_t>(random() % many); };
  std::vector<std::string> texts;
  for (int i = 0; i < 4000; ++i) {
    const auto two = [&](int most) {
      std::string text = std::to_string(1 + pick(static_cast<std::size_t>(most)));
      return text.size() < 2 ? "0" + text : text;
    };
    const auto one = [&] {
      std::string year = std::to_string(1000 + pick(1100));
      if (pick(6) == 0) year[3] = 'X';
      if (year[3] == 'X' && pick(2) == 0) year[2] = 'X';
      std::string text = year;
      if (pick(3) != 0) {
        text += "-" + (pick(8) == 0 ? "XX" : two(13));
        if (pick(2) != 0) text += "-" + (pick(8) == 0 ? "XX" : two(32));
      }
      if (pick(5) == 0) text += "?~%"[pick(3)];
      return text;
    };
    std::string text = one();
    if (pick(4) == 0) text += "/" + (pick(4) == 0 ? ".." : one());
    if (!package_differs(text)) texts.push_back(text);
  }
  {
    std::ofstream out(asked);
    for (const std::string& text : texts) out << text << "\n";
    std::ofstream code(script);
    code << "import edtf from 'edtf'; import fs from 'fs';\n"
            "for (const line of fs.readFileSync(process.argv[2], 'utf8').trim().split('\\n')) {\n"
            "  try { const d = edtf(line); const day = (t) => t === Infinity || t === -Infinity || "
            "t == null ? '..'\n"
            "        : new Date(t).toISOString().slice(0, 10);\n"
            "    console.log(day(d.min) + ' ' + day(d.max)); } catch { console.log('none'); }\n}\n";
  }
  const std::string command = "node '" + script.string() + "' '" + asked.string() + "'";
  std::FILE* node = popen(command.c_str(), "r");
  REQUIRE(node != nullptr);
  std::size_t same = 0, compared = 0;
  char line[256];
  for (const std::string& text : texts) {
    REQUIRE(std::fgets(line, sizeof line, node) != nullptr);
    std::string theirs = line;
    theirs.pop_back();
    const std::string ours = bounds_text(parse(text));
    ++compared;
    if (ours == theirs) {
      ++same;
    } else {
      UNSCOPED_INFO(text << ": ours " << ours << ", theirs " << theirs);
    }
  }
  pclose(node);
  fs::remove(asked);
  fs::remove(script);
  CHECK(same == compared);
  CHECK(compared > 2000);
}

}  // namespace inforce::edtf
