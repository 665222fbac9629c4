// SPDX-License-Identifier: MIT
#include "claims/extract.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "claims/from_document.h"
#include "text/messages.h"

namespace inforce::claims {
namespace {

// Where the words of each message stand.
using Places = std::vector<std::vector<Span>>;
Places places_of(const text::Document& document) {
  Places places(std::max<std::size_t>(document.messages.size(), 1));
  std::size_t now = 0;
  std::uint32_t begin = 0;
  for (const text::Block& block : document.blocks) {
    if (block.message < 0 || static_cast<std::size_t>(block.message) == now) continue;
    const std::size_t line = document.text.rfind('\n', block.span.begin) + 1;  // npos + 1: 0
    places[now].push_back({begin, static_cast<std::uint32_t>(line)});
    begin = places[now].back().end;
    now = static_cast<std::size_t>(block.message);
  }
  places[now].push_back({begin, static_cast<std::uint32_t>(document.text.size())});
  return places;
}

timex::Timexes times_of(std::string_view text, const std::vector<Span>& places,
                        timex::Reader& reader, const timex::Context& context) {
  timex::Timexes times;
  reader.begin(context);
  for (const Span place : places) {
    std::size_t i = times.size();
    reader.read(place.of(text), times);
    const auto move = [&](Span& span) {
      span.begin += place.begin;
      span.end += place.begin;
    };
    for (; i < times.size(); ++i) {
      move(times[i].words);
      if (times[i].distance) move(times[i].distance->from);
    }
  }
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
  const std::optional<text::Document> parted = text::part_messages(document, pack.mail);
  const text::Document& read = parted ? *parted : document;
  const Places places = places_of(read);
  timex::Timexes all;
  std::vector<Message> messages(places.size());  // the document itself first
  std::vector<Span> dated_by;
  for (std::size_t m = 0; m < places.size(); ++m) {
    timex::Timexes times = times_of(read.text, places[m], reader, {});
    const std::optional<Published> found = find_published(read, times, pack, static_cast<int>(m));
    const std::optional<Published> stated =
        published && m == 0 ? Published{*published, {}, false} : found;
    if (stated && stated->when.bounds.latest) {
      timex::Context context;
      context.anchor = stated->when.bounds.latest;
      times = times_of(read.text, places[m], reader, context);
      if (stated->is_stretch) {
        context.anchor = stated->when.bounds.earliest;
        widen(times, times_of(read.text, places[m], reader, context));
      }
    }
    all.insert(all.end(), times.begin(), times.end());
    dated_by.push_back(found ? found->words : Span{});
    if (m > 0) messages[m].under = static_cast<std::size_t>(read.messages[m].under);
    if (stated) messages[m].published = stated->when;
    if (stated) messages[m].published_words = stated->words;
  }
  if (places.size() > 1) {
    std::sort(all.begin(), all.end(), [](const timex::Timex& a, const timex::Timex& b) {
      return a.words.begin < b.words.begin;
    });
  }
  Extraction extraction = from_document(read, all, pack, dated_by);
  extraction.text = document.text;
  extraction.published = messages.front().published;
  extraction.published_words = messages.front().published_words;
  extraction.messages.assign(std::next(messages.begin()), messages.end());
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
