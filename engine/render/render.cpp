// SPDX-License-Identifier: MIT
#include "render/render.h"

#include "query/query.h"
#include "render/csv.h"
#include "render/html.h"
#include "render/ics.h"
#include "render/jsonld.h"
#include "render/markdown.h"
#include "render/mermaid.h"
#include "render/svg.h"
#include "render/timelinejs.h"
#include "render/timeml.h"

namespace inforce::render {
namespace {

// As the model is now: ends that it has given up are in no export.
template <auto Write>
std::string now(const model::Model& model) {
  return Write(query::without_lapsed_ends(model));
}

constexpr Format kFormats[] = {
    {"csv", "chronology.csv",
     "Lists become words in one cell; disagreements, prospects and chains of reasons are left out.",
     now<csv>},
    {"ics", "calendar.ics",
     "A date not known to the day becomes a tentative span of days, one not known to the month its "
     "last day; what has no date, disagreements, reasons and versions that later documents "
     "replaced are left out.",
     now<ics>},
    {"jsonld", "chronology.jsonld",
     "schema.org has no uncertain dates: those are OWL-Time intervals only; disagreements, "
     "prospects and chains of reasons are left out.",
     now<jsonld>},
    {"timelinejs", "timeline.json",
     "A date not known to the day becomes a span with its words beside it; a term is shown only "
     "between the days on which it surely holds; what has no date, and disagreements, are left "
     "out.",
     now<timelinejs>},
    {"timeml", "chronology.tml",
     "It marks up the sentences of the chronology, not of the documents; parties, amounts, "
     "attributes, quotes and disagreements are left out.",
     now<timeml>},
    {"mermaid", "timeline.mmd",
     "It draws names and dates only: no quotes, parties, attributes or disagreements; dates not "
     "known to the day are words; more than sixty dates become one line a year.",
     now<mermaid>},
};

}  // namespace

std::vector<File> report_files(const model::Model& model, const Texts& texts) {
  std::vector<File> files = {{"report.md", now<markdown>(model)},
                             {"report.html", html(model, texts)},
                             {"timeline.svg", timeline_svg(query::without_lapsed_ends(model))}};
  for (const Format& format : formats()) {
    files.push_back({std::string(format.file), format.write(model)});
  }
  return files;
}

bool is_own_page(std::string_view bytes) {
  constexpr std::size_t kHead = 200;
  return bytes.substr(0, kHead).find(kMark) != std::string_view::npos;
}

std::span<const Format> formats() { return kFormats; }

}  // namespace inforce::render
