// SPDX-License-Identifier: MIT
#include <libical/ical.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "fixture.h"
#include "render/csv.h"
#include "render/ics.h"
#include "render/jsonld.h"
#include "render/mermaid.h"
#include "render/timelinejs.h"
#include "render/timeml.h"

using namespace inforce;

namespace {

struct Free {
  void operator()(icalcomponent* calendar) const { icalcomponent_free(calendar); }
};

// Rows of RFC 4180.
std::vector<std::vector<std::string>> rows_of(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1);
  std::string cell;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
        cell += text[++i];
      } else if (c == '"') {
        quoted = false;
      } else {
        cell += c;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',' || c == '\n') {
      rows.back().push_back(std::move(cell));
      cell.clear();
      if (c == '\n') rows.emplace_back();
    } else if (c != '\r') {
      cell += c;
    }
  }
  rows.pop_back();
  return rows;
}

}  // namespace

TEST_CASE("libical reads the calendar back, whole days and all", "[render]") {
  for (const char* name : {"venture.yaml", "hostile.yaml"}) {
    CAPTURE(name);
    const model::Model model = test::model_of(name);
    const std::string text = render::ics(model);
    for (std::size_t at = 0; at < text.size();) {  // folded at 75 bytes
      const std::size_t end = text.find("\r\n", at);
      REQUIRE(end != std::string::npos);
      CHECK(end - at <= 75);
      at = end + 2;
    }
    const std::unique_ptr<icalcomponent, Free> calendar(icalparser_parse_string(text.c_str()));
    REQUIRE(calendar);
    CHECK(icalcomponent_count_errors(calendar.get()) == 0);
    CHECK(icalrestriction_check(calendar.get()) != 0);
    std::set<std::string> uids;
    int events = 0;
    for (icalcomponent* event =
             icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
         event != nullptr;
         event = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT)) {
      ++events;
      uids.insert(icalcomponent_get_uid(event));
      CHECK(icalcomponent_get_dtstart(event).is_date);
      CHECK(icaltime_compare(icalcomponent_get_dtstart(event), icalcomponent_get_dtend(event)) < 0);
    }
    CHECK(uids.size() == static_cast<std::size_t>(events));
    CHECK(events > 3);
  }
}

TEST_CASE(
    "A deadline stands on its day, a vague one is tentative, and a very vague one stands last",
    "[render]") {
  const std::string text = render::ics(test::model_of("venture.yaml"));
  const std::unique_ptr<icalcomponent, Free> calendar(icalparser_parse_string(text.c_str()));
  struct Row {
    std::string_view uid, start, end, status;
  };
  const Row rows[] = {
      {"event-royalty-ends@inforce", "20291231", "20300101", "CONFIRMED"},
      {"event-test-passed@inforce", "20250127", "20250201", "TENTATIVE"},
      {"event-licence-ends@inforce", "20311231", "20320101", "TENTATIVE"},
      {"event-amendment@inforce", "20240618", "20240619", "CONFIRMED"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.uid);
    icalcomponent* found = nullptr;
    for (icalcomponent* event =
             icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
         event != nullptr;
         event = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT)) {
      if (icalcomponent_get_uid(event) == row.uid) found = event;
    }
    REQUIRE(found != nullptr);
    CHECK(icaltime_as_ical_string(icalcomponent_get_dtstart(found)) == row.start);
    CHECK(icaltime_as_ical_string(icalcomponent_get_dtend(found)) == row.end);
    CHECK(icalproperty_status_to_string(icalcomponent_get_status(found)) == row.status);
  }
}

TEST_CASE(
    "The end of one term stands once in a calendar, and a day out of years on the last of them",
    "[render]") {
  const std::string text = render::ics(test::model_of("vague.yaml"));
  CHECK(text.find("SUMMARY:by 27 April 2026: Tidewater surveys the channel\r\n") !=
        std::string::npos);
  CHECK(text.find("SUMMARY:by 26 April 2026: First day: Tug right\r\n") != std::string::npos);
  CHECK(text.find("DTSTART;VALUE=DATE:20190101") == std::string::npos);
  CHECK(text.find("SUMMARY:end of Berth licence\r\nDESCRIPTION:Last day: Berth licence") !=
        std::string::npos);
  CHECK(text.find("UID:until-berth-licence-1") == std::string::npos);
}

TEST_CASE("The table reads back cell by cell, and no cell is a formula", "[render]") {
  const auto rows = rows_of(render::csv(test::model_of("venture.yaml")));
  CHECK(rows.size() == 1 + 10 + 16);
  for (const auto& row : rows) CHECK(row.size() == 22);
  CHECK(rows[1][1] == "licence-signed");
  CHECK(rows[2][8] == "€40 million");
  const auto hostile = rows_of(render::csv(test::model_of("hostile.yaml")));
  CHECK(hostile[2][3] == "'=HYPERLINK(\"http://example.invalid\")");
}

TEST_CASE("Ends that the model has given up are in no export", "[render]") {
  constexpr std::string_view kExtended = R"(
events:
- {id: first-end, kind: term-end, summary: end of the first lease, date: 2019-05-31}
- {id: second-end, kind: term-end, summary: end of the longer lease, date: 2021-05-31}
- {id: no-term, kind: term-end, summary: end of something else, date: 2018}
terms:
- kind: lease
  versions:
  - {id: lease-1, from: 2015, until: {date: 2019-05-31, event: first-end}, known_from: 2015-01-01, known_to: 2018-02-01}
  - {id: lease-2, from: 2015, until: {date: 2021-05-31, event: second-end}, known_from: 2018-02-01}
)";
  const Result<model::Model> model = model::from_yaml(kExtended, "m.yaml");
  REQUIRE(model);
  std::vector<std::string> outputs;
  for (const render::Format& format : render::formats()) outputs.push_back(format.write(*model));
  for (const render::File& file : render::report_files(*model, {})) outputs.push_back(file.bytes);
  for (const std::string& output : outputs) {
    CAPTURE(output.substr(0, 100));
    CHECK(output.find("first lease") == std::string::npos);
    CHECK(output.find("longer lease") != std::string::npos);
    CHECK(output.find("something else") != std::string::npos);
  }
  CHECK(render::formats().front().write(*model).find("lease-1") != std::string::npos);
}

TEST_CASE("Linked data names only what it defines", "[render]") {
  const auto data = nlohmann::json::parse(render::jsonld(test::model_of("venture.yaml")));
  std::set<std::string> ids;
  for (const auto& item : data["@graph"]) CHECK(ids.insert(item["@id"]).second);
  for (const auto& item : data["@graph"]) {
    for (const char* link : {"prov:wasDerivedFrom", "prov:wasQuotedFrom", "party"}) {
      if (!item.contains(link)) continue;
      const auto targets = item[link].is_array() ? item[link] : nlohmann::json::array({item[link]});
      for (const auto& target : targets) CHECK(ids.count(target) == 1);
    }
  }
  CHECK(ids.count("inforce:event/amendment") == 1);
}

TEST_CASE("Slides and eras have real dates, and their words are no markup", "[render]") {
  const auto data = nlohmann::json::parse(render::timelinejs(test::model_of("venture.yaml")));
  CHECK(data["events"].size() == 9);  // one has no date
  CHECK(data["events"][0]["start_date"] ==
        nlohmann::json({{"year", 2019}, {"month", 3}, {"day", 12}}));
  CHECK(data["eras"].size() == 6);
  const std::string hostile = render::timelinejs(test::model_of("hostile.yaml"));
  CHECK(hostile.find("<script") == std::string::npos);
}

TEST_CASE("TimeML links every event to a time it defines", "[render]") {
  const std::string text = render::timeml(test::model_of("hostile.yaml"));
  CHECK(text.find("<script") == std::string::npos);
  const std::string venture = render::timeml(test::model_of("venture.yaml"));
  CHECK(venture.find(
            "<TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2019-03-12\">12 March 2019</TIMEX3>: <EVENT "
            "eid=\"e1\" class=\"OCCURRENCE\">Meridian and Corvus sign") != std::string::npos);
  CHECK(venture.find("type=\"DURATION\" value=\"P59D\" beginPoint=\"t2b\" endPoint=\"t2e\"") !=
        std::string::npos);
}

TEST_CASE("Mermaid's own signs become character codes", "[render]") {
  const std::string text = render::mermaid(test::model_of("hostile.yaml"));
  for (const char sign : {'<', '>', '`', '"', '|'}) CHECK(text.find(sign) == std::string::npos);
  CHECK(render::mermaid({}).empty());
}
