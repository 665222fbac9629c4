// SPDX-License-Identifier: MIT
#include "render/html.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "fixture.h"
#include "render/markdown.h"
#include "render/svg.h"

using namespace inforce;

namespace {

std::size_t count_of(std::string_view words, std::string_view text) {
  std::size_t found = 0;
  for (std::size_t at = text.find(words); at != std::string_view::npos;
       at = text.find(words, at + 1)) {
    ++found;
  }
  return found;
}

std::string between(const std::string& text, std::string_view begin, std::string_view end) {
  const std::size_t found = text.find(begin);
  REQUIRE(found != std::string::npos);
  const std::size_t from = found + begin.size(), to = text.find(end, from);
  REQUIRE(to != std::string::npos);
  return text.substr(from, to - from);
}

nlohmann::json data_of(const std::string& page) {
  return nlohmann::json::parse(
      between(page, "<script type=\"application/json\" id=\"data\">", "</script>"));
}

}  // namespace

TEST_CASE("Hostile words are shown and are no markup", "[render]") {
  const model::Model model = test::model_of("hostile.yaml");
  const render::Texts texts = test::texts_of(model);
  const std::string page = render::html(model, texts);
  CHECK(count_of("<script", page) == 2);  // the data and the page's own
  CHECK(count_of("</script", page) == 2);
  CHECK(count_of("<img", page) == 0);
  CHECK(count_of("<!--", page) == 0);
  CHECK(page.find("&lt;script&gt;document.title=&#39;ran&#39;&lt;/script&gt;") !=
        std::string::npos);
  const nlohmann::json data = data_of(page);
  CHECK(data["documents"][0]["pieces"][0] == texts.at("evil"));

  const std::string picture = render::timeline_svg(model);
  CHECK(count_of("<script", picture) == 0);
  CHECK(count_of("<img", picture) == 0);

  const std::string text = render::markdown(model);
  CHECK(count_of("<script", text) == 0);
  CHECK(text.find("\\`x\\` \\# \\*b\\*") != std::string::npos);
}

TEST_CASE("Markdown has each quote of a term once, and versions that were replaced last",
          "[render]") {
  constexpr std::string_view kExtended = R"(
documents: [{id: a, published: 2015-03-04}, {id: b, published: 2018-06-02}]
terms:
- kind: license
  versions:
  - {id: l-1, from: 2015, until: 2020, known_from: 2015-03-04, known_to: 2018-06-02,
     evidence: [{doc: a, quote: until 2020}, {doc: a, quote: granted}]}
  - {id: l-2, from: 2015, until: 2025, known_from: 2018-06-02,
     evidence: [{doc: a, quote: granted}, {doc: b, quote: extended}]}
)";
  const Result<model::Model> model = model::from_yaml(kExtended, "m.yaml");
  REQUIRE(model);
  const std::string text = render::markdown(*model);
  const std::string terms = between(text, "## Terms", "## Documents");
  CHECK(between(terms, "| --- |\n", "\n\n\n") ==
        "| 2015 | 2025 |  |  | confirmed | a, b |\n"
        "| 2015 | 2020 |  |  | confirmed; replaced on 2 June 2018 | a |\n\n"
        "> “granted” — a\n> “extended” — b\n> “until 2020” — a");
}

TEST_CASE("A term in force on whose rate sources disagree is marked", "[render]") {
  constexpr std::string_view kRates = R"(
documents: [{id: a, published: 2020-01-01}]
terms:
- {id: rent, kind: rent, from: 2015, attributes: {rate: 5%}}
- {id: lease, kind: lease, from: 2015}
conflicts:
- {about: rent, field: rate, sides: [{value: 5%}, {value: 400000000 USD}]}
)";
  const Result<model::Model> model = model::from_yaml(kRates, "m.yaml");
  REQUIRE(model);
  const std::string page = render::html(*model, {});
  const std::string table = between(page, "<table id=\"answer-table\"", "</table>");
  CHECK(count_of("sources disagree", table) == 1);
  CHECK(table.find("sources disagree") < table.find(">lease<"));
  CHECK(count_of("<h4>$400 million", page) == 1);
}

TEST_CASE("An answer counts each term once, and parts what is sure from what is not", "[render]") {
  const std::string page = render::html(test::model_of("vague.yaml"), {});
  CHECK(between(page, "role=\"status\">", "<") == "3 terms: 1 in force, 1 disputed, 1 possible.");
  const std::string table = between(page, "<table id=\"answer-table\"", "</table>");
  const std::size_t sure = table.find(">In force<"), unsure = table.find(">Possible: the day");
  CHECK(sure < table.find(">Tug right<"));
  CHECK(table.find(">The sources disagree about this day<") < table.find(">Dredging<"));
  CHECK(unsure < table.find(">Pilotage<"));
  CHECK(count_of(">Pilotage<", table) == 2);
  const std::string sure_page = render::html(test::model_of("venture.yaml"), {});
  CHECK(count_of("class=\"group\"", between(sure_page, "<table id=\"answer-table\"", "</table>")) ==
        0);
}

TEST_CASE("An answer says up to when the sources reach", "[render]") {
  CHECK(render::html(test::model_of("vague.yaml"), {})
            .find(">The sources reach to 11 May 2026; later changes are not known here. The newest "
                  "of them is not dated to the day: between 27 April and 11 May 2026.<") !=
        std::string::npos);
  CHECK(render::html(test::model_of("venture.yaml"), {})
            .find(">The sources reach to 3 February 2025; later changes are not known here.<") !=
        std::string::npos);
  CHECK(render::html({}, {}).find(">The sources reach") == std::string::npos);
}

TEST_CASE("A page has no folders of a machine, no rules beside quotes and no ids of kinds",
          "[render]") {
  const std::string page = render::html(test::model_of("vague.yaml"), {});
  CHECK(page.find("/home/clerk") == std::string::npos);
  CHECK(page.find("<p class=\"note\">letter.txt · ") != std::string::npos);
  CHECK(page.find("<p class=\"note\">notes/register.txt · ") != std::string::npos);
  CHECK(count_of("harbour/may", page.substr(0, page.find("<script"))) == 0);
  CHECK(page.find("<option value=\"survey-made\">Survey made</option>") != std::string::npos);
  CHECK(page.find("<option value=\"duty\">Dredging</option>") != std::string::npos);
  CHECK(page.find("<td>survey-made</td>") == std::string::npos);
  CHECK(page.find("Why “no end” is shown here: as many sources") != std::string::npos);
  for (const render::File& file : render::report_files(test::model_of("vague.yaml"), {})) {
    CAPTURE(file.name);
    CHECK(file.bytes.find("/home/clerk") == std::string::npos);
  }
}

TEST_CASE("The same words of a document are one quote, with one pair of marks", "[render]") {
  const std::string page = render::html(test::model_of("vague.yaml"), {});
  const std::string documents = between(page, "<section id=\"documents\">", "</section>");
  CHECK(count_of("Quayside may tug", documents) == 1);
  CHECK(count_of("<li id=\"q", documents) == 5);
  CHECK(documents.find("<q class=\"own\">“We had the channel surveyed,” it says.</q>") !=
        std::string::npos);
  CHECK(data_of(page)["terms"][0]["versions"][0]["ev"].size() == 1);
  CHECK(render::markdown(test::model_of("vague.yaml")).find("““") == std::string::npos);
}

TEST_CASE("Below a day of the chronology a few terms are told, and many fold under their count",
          "[render]") {
  const std::string page = render::html(test::model_of("venture.yaml"), {});
  CHECK(page.find("<p class=\"held\"><span>In force on 12 March 2019:</span> <span") !=
        std::string::npos);
  CHECK(
      page.find("<details class=\"held\"><summary>In force on 18 June 2024 · 8 terms: 7 in force, "
                "1 disputed</summary>") != std::string::npos);
  CHECK(count_of("<details", page) == 4);
}

TEST_CASE("Pages that could pass for documents say that they are none", "[render]") {
  const model::Model model = test::model_of("venture.yaml");
  CHECK(render::is_own_page(render::markdown(model)));
  CHECK(render::is_own_page(render::html(model, {})));
  CHECK(render::is_own_page(render::html(model, {}, render::Home::server)));
  CHECK_FALSE(render::is_own_page("# A report\n\nIt was written by inforce.\n"));
}

TEST_CASE("The page names its styles and script by hash and loads nothing", "[render]") {
  const std::string page = render::html(test::model_of("venture.yaml"), {});
  const std::string policy =
      between(page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
  CHECK(policy == render::content_security_policy(render::Home::disk));
  CHECK(policy.find("default-src 'none'; script-src 'sha256-") == 0);
  CHECK(policy.find("unsafe") == std::string::npos);
  CHECK(policy.find("connect-src") == std::string::npos);
  CHECK(render::content_security_policy(render::Home::server).find("connect-src 'self'") !=
        std::string::npos);
  for (const std::string_view word : {" src=", "@import", "<link", " style=\"", " onclick="}) {
    CAPTURE(word);
    CHECK(count_of(word, page.substr(0, page.find("<script"))) == 0);
  }
}

TEST_CASE("Every quote stands where the page's data says, counted as a browser counts",
          "[render]") {
  model::Model model = test::model_of("venture.yaml");
  const render::Texts texts = test::texts_of(model);
  const nlohmann::json data = data_of(render::html(model, texts));
  REQUIRE(data["evidence"].size() > 20);
  for (const auto& row : data["evidence"]) {
    REQUIRE(row[1] == 0);
    const std::string piece = data["documents"][row[0].get<std::size_t>()]["pieces"][0];
    std::u16string units;  // the fixture has no characters beyond the first plane
    for (std::size_t i = 0; i < piece.size();) {
      const auto byte = static_cast<unsigned char>(piece[i]);
      const std::size_t size = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : 3;
      units += size == 1 ? static_cast<char16_t>(byte) : u'?';
      i += size;
    }
    const std::string quote = row[4];
    const auto characters = std::count_if(quote.begin(), quote.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    });
    CHECK(row[3].get<std::size_t>() - row[2].get<std::size_t>() ==
          static_cast<std::size_t>(characters));
    CHECK(units[row[2].get<std::size_t>()] == static_cast<char16_t>(quote.front()));
  }
}

TEST_CASE("Of a long document only the neighbourhood of its quotes is carried", "[render]") {
  model::Model model;
  model.documents.emplace_back().id = "long";
  const std::string filler(150'000, 'x'), quote = "the words, “quoted” 😀";
  const std::string text = "ä" + filler + quote + filler + quote;
  const auto first = static_cast<std::uint32_t>(2 + filler.size());
  const auto second = static_cast<std::uint32_t>(text.size() - quote.size());
  const auto size = static_cast<std::uint32_t>(quote.size());
  model::Event event;
  event.id = event.kind = event.summary = "e";
  event.evidence = {{"long", {first, first + size}, quote, "", ""},
                    {"long", {second, second + size}, quote, "", ""},
                    {"long", {5, 5 + size}, quote, "", ""}};  // no longer there
  model.events.push_back(event);
  const nlohmann::json data = data_of(render::html(model, {{"long", text}}));
  const auto& document = data["documents"][0];
  CHECK(document["whole"] == false);
  REQUIRE(document["pieces"].size() == 2);
  CHECK(document["pieces"][0].get<std::string>().size() == 2 * 2'000 + quote.size());
  CHECK(data["evidence"][0][1] == 0);
  CHECK(data["evidence"][0][2] == 2'000);
  CHECK(data["evidence"][0][3] == 2'000 + 22);  // the last of its 21 characters is two units
  CHECK(data["evidence"][1][1] == 1);
  CHECK(data["evidence"][2][1] == -1);
}

TEST_CASE("A long model leaves its rows to the script, and an empty one is a page", "[render]") {
  model::Model model;
  for (int i = 0; i < 3'001; ++i) {
    model::Event event;
    event.id = "e" + std::to_string(i);
    event.kind = "report";
    event.summary = "Event " + std::to_string(i);
    event.date = edtf::on(date::sys_days(date::days(i)));
    model.events.push_back(event);
  }
  const std::string page = render::html(model, {});
  CHECK(page.find("<noscript data-rows=\"events-table\">") != std::string::npos);
  CHECK(count_of("<tr id=\"event-", page) == 3'001);

  const std::string empty = render::html({}, {});
  CHECK(empty.find("No event or term has a date.") != std::string::npos);
  CHECK(render::report_files({}, {}).size() == 9);
}
