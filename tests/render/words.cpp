// SPDX-License-Identifier: MIT
#include "render/words.h"

#include <catch2/catch.hpp>

using namespace inforce;

namespace {

std::optional<date::sys_days> day(std::string_view text) { return edtf::parse_day(text); }

}  // namespace

TEST_CASE("Dates are said as far as they are known", "[render]") {
  struct Row {
    std::string_view earliest, latest, said;
  };
  const Row rows[] = {
      {"2026-04-27", "2026-04-27", "27 April 2026"},
      {"2030-01-01", "2030-12-31", "2030"},
      {"2026-02-01", "2026-02-28", "February 2026"},
      {"2024-02-01", "2024-02-28",
       "between 1 and 28 February 2024"},  // a leap year: a day short of the month
      {"2026-04-01", "2026-06-30", "between April and June 2026"},
      {"2026-04-28", "2026-05-03", "between 28 April and 3 May 2026"},
      {"2026-04-30", "2026-05-01", "30 April or 1 May 2026"},
      {"2025-12-30", "2026-01-02", "between 30 December 2025 and 2 January 2026"},
      {"", "2026-04-26", "by 26 April 2026"},
      {"2026-04-26", "", "not before 26 April 2026"},
      {"", "", "no date"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.earliest, row.latest);
    CHECK(render::say(edtf::When{"", {day(row.earliest), day(row.latest)}}) == row.said);
  }
}

TEST_CASE("All the time between two dates is said as a period", "[render]") {
  const auto when = [](std::string_view earliest, std::string_view latest) {
    return edtf::When{"", {day(earliest), day(latest)}};
  };
  const auto vague = when("2019-01-01", "2026-04-26"), year = when("2019-01-01", "2019-12-31");
  CHECK(render::say_period(year, vague) == "2019 to 26 April 2026");
  CHECK(render::say_period(vague, vague) == "1 January 2019 to 26 April 2026");
  CHECK(render::say_period(year, year) == "2019");
  model::Version version;
  version.from.date = vague;
  CHECK(render::say_held(version) ==
        "begins between 1 January 2019 and 26 April 2026, no end known");
  version.until = model::End{year, "", {}, {}};
  CHECK(render::say_held(version).ends_with(", ends 2019"));
}

TEST_CASE("Amounts are said short where that is exact", "[render]") {
  struct Row {
    model::Amount amount;
    std::string_view said;
  };
  const Row rows[] = {
      {{"50000000000", "USD", ""}, "$50 billion"},
      {{"7500000000", "USD", ""}, "$7.5 billion"},
      {{"1250000000", "EUR", ""}, "€1.25 billion"},
      {{"1234567", "NOK", "about"}, "about NOK 1,234,567"},
      {{"20", "%", "more than"}, "more than 20%"},
      {{"900", "", ""}, "900"},
      {{"1000000", "GBP", "at most"}, "at most £1 million"},
      {{"2.5", "USD", ""}, "$2.5"},
      {{"1000.50", "USD", ""}, "$1,000.50"},
      {{"a lot", "", ""}, "a lot"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.amount.value);
    CHECK(render::say(row.amount) == row.said);
  }
}

TEST_CASE("Attributes are said without their machinery", "[render]") {
  struct Row {
    std::map<std::string, std::string> attributes;
    std::string_view said;
  };
  const Row rows[] = {
      {{{"rate", "20%"}, {"capped", "false"}}, "not capped, 20%"},
      {{{"exclusive", "true"}, {"territory", "Europe"}}, "exclusive, territory: Europe"},
      {{{"length", "P1Y6M"}}, "1 year 6 months"},
      {{{"amount", "400000000 USD"}}, "$400 million"},
      {{{"amount", "more than 1250000 NOK"}}, "more than NOK 1.25 million"},
      {{{"season", "2019"}}, "season: 2019"},
      {{{"code", "PLAN"}}, "code: PLAN"},
      {{{"change_of_control", "true"}}, "change of control"},
      {{}, ""},
  };
  for (const Row& row : rows) {
    model::Version version;
    version.attributes = row.attributes;
    CHECK(render::attributes(version) == row.said);
  }
  CHECK(render::attribute("change_of_control", "false") == "not change of control");
}

TEST_CASE("A document is shown where it lies in its project, or by its file", "[render]") {
  for (const auto& [path, shown] :
       {std::pair("notes/mail.txt", "notes/mail.txt"),
        std::pair("/home/ann/firm/mail.txt", "mail.txt"), std::pair("../firm/mail.txt", "mail.txt"),
        std::pair("C:\\firm\\mail.txt", "mail.txt")}) {
    model::Document document;
    document.path = path;
    CHECK(render::document_path(document) == shown);
  }
}

TEST_CASE("A model that only its file gives a name is called by its agreements", "[render]") {
  model::Model model;
  CHECK(render::heading(model) == "Chronology");
  model.name = "model";
  model.parties = {{"acme", "Acme", {}}, {"beta", "Beta", {}}, {"ceta", "Ceta", {}}};
  model.agreements = {{"lease", "Lease", {"acme", "beta"}}, {"loan", "Loan", {"acme", "beta"}}};
  CHECK(render::heading(model) == "Acme and Beta");
  model.agreements.push_back({"supply", "Supply contract", {"beta", "ceta"}});
  CHECK(render::heading(model) == "3 agreements between 3 parties");
  model.name = "partnership";
  CHECK(render::heading(model) == "partnership");
  model.name = "Our leases";
  CHECK(render::heading(model) == "Our leases");
}

TEST_CASE("A side of a disagreement is said as a day where it is one", "[render]") {
  const edtf::When vague{"2026-04-26/2026-05-02", {day("2026-04-26"), day("2026-05-02")}};
  CHECK(render::say(model::Side{"2026-04-26/2026-05-02", {vague}, {}}) ==
        "between 26 April and 2 May 2026");
  CHECK(render::say(model::Side{"the end of April", {vague}, {}}) == "the end of April");
  CHECK(render::say(model::Side{"400000000 USD", {}, {}}) == "$400 million");
}

TEST_CASE("Escaped text is inert in elements and attributes", "[render]") {
  CHECK(render::escaped("<a href=\"x\" title='y'>&") ==
        "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;");
  CHECK(render::escaped(std::string_view("a\0b\x1b", 4)) ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD");
  CHECK(render::escaped("line\nbreak\tand tab") == "line\nbreak\tand tab");
}
