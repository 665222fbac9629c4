// SPDX-License-Identifier: MIT
#include "claims/extract.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "claims/from_document.h"

namespace inforce::claims {
namespace {

timex::Timexes times_of(const text::Document& document, timex::Reader& reader,
                        const timex::Context& context) {
  timex::Timexes times;
  reader.begin(context);
  reader.read(document.text, times);
  return times;
}

// "Yesterday", of a text that was first published on one day and updated on another: a day before
// either.
void widen(timex::Timexes& times, const timex::Timexes& others) {
  if (times.size() != others.size()) return;
  for (std::size_t i = 0; i < times.size(); ++i) {
    edtf::Bounds& bounds = times[i].bounds;
    const edtf::Bounds& other = others[i].bounds;
    if (times[i].words != others[i].words || bounds == other || !bounds.earliest ||
        !bounds.latest || !other.earliest || !other.latest) {
      continue;
    }
    bounds = {std::min(bounds.earliest, other.earliest), std::max(bounds.latest, other.latest)};
    times[i].edtf = edtf::between(bounds).text;
  }
}

}  // namespace

Extraction extract(const text::Document& document, const timex::Grammar& grammar,
                   const pack::Pack& pack, const std::optional<edtf::When>& published) {
  timex::Reader reader(grammar, {});
  return extract(document, reader, pack, published);
}

Extraction extract(const text::Document& document, timex::Reader& reader, const pack::Pack& pack,
                   const std::optional<edtf::When>& published) {
  timex::Timexes times = times_of(document, reader, {});
  const std::optional<Published> found = find_published(document, times, pack);
  const std::optional<Published> stated = published ? Published{*published, {}, false} : found;
  if (stated && stated->when.bounds.latest) {
    timex::Context context;
    context.anchor = stated->when.bounds.latest;
    times = times_of(document, reader, context);
    if (stated->was_updated) {
      context.anchor = stated->when.bounds.earliest;
      widen(times, times_of(document, reader, context));
    }
  }
  Extraction extraction = from_document(document, times, pack, found ? found->words : Span{});
  if (stated) {
    extraction.published = stated->when;
    extraction.published_words = stated->words;
  }
  return extraction;
}

Diagnostics doubtful_dates(const Extraction& extraction, timex::Reader& reader) {
  timex::Timexes times;
  reader.begin({});
  reader.read(extraction.text, times);
  Diagnostics problems;
  for (const timex::Timex& time : times) {
    if (time.flaw == timex::Flaw::none) continue;
    const auto rests_on_it = [&](const Claim& claim) { return claim.quote.covers(time.words); };
    if (std::none_of(extraction.claims.begin(), extraction.claims.end(), rests_on_it)) continue;
    const bool is_damaged = time.flaw == timex::Flaw::damaged;
    problems.push_back(warning(
        is_damaged ? "damaged-date" : "no-such-day",
        place_of(extraction.text, time.words.begin, extraction.path),
        fmt::format("{}: \"{}\"", is_damaged ? "letters stand for digits" : "there is no such day",
                    one_line(time.words.of(extraction.text)))));
  }
  return problems;
}

}  // namespace inforce::claims
