// SPDX-License-Identifier: MIT
#include "claims/extract.h"

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

// "LISBON, 3 May 2024 (Wire) - Acme said on Thursday ...": the words behind the dash; nothing when
// the quote has no such head.
std::optional<std::uint32_t> behind_dateline(std::string_view text, Span quote, Span published) {
  constexpr std::size_t kAgencyChars = 40;
  if (published.empty() || !quote.covers(published)) return std::nullopt;
  const std::string_view rest =
      text.substr(published.end, std::min<std::size_t>(quote.end - published.end, kAgencyChars));
  for (const std::string_view dash : {" - ", " -\n", "--", "–", "—"}) {
    const std::size_t at = rest.find(dash);
    if (at == std::string_view::npos) continue;
    const std::size_t next = rest.find_first_not_of(" \t\r\n", at + dash.size());
    if (next == std::string_view::npos) continue;
    return published.end + static_cast<std::uint32_t>(next);
  }
  return std::nullopt;
}

// A dateline is the day of the paper. It dates what the sentence tells only if nothing else does.
void set_datelines_aside(Extraction& extraction) {
  const Span published = extraction.published_words;
  for (Claim& claim : extraction.claims) {
    const auto begin = behind_dateline(extraction.text, claim.quote, published);
    if (!begin) continue;
    const auto is_dateline = [&](const Time& time) { return time.when.words == published; };
    const bool has_own = std::any_of(claim.times.begin(), claim.times.end(), [&](const Time& time) {
      return time.role == Time::Role::at && time.when.type != timex::Type::duration &&
             time.when.origin != timex::Origin::open && !is_dateline(time);
    });
    if (has_own) std::erase_if(claim.times, is_dateline);
    if (std::any_of(claim.times.begin(), claim.times.end(), is_dateline)) continue;
    const std::string head = one_line(Span{claim.quote.begin, *begin}.of(extraction.text)) + " ";
    if (claim.summary.starts_with(head)) claim.summary.erase(0, head.size());
    claim.quote.begin = *begin;
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
  std::optional<Published> stated = find_published(document, times, pack);
  if (published) stated = Published{*published, {}};
  if (stated && stated->when.bounds.latest) {
    timex::Context context;
    context.anchor = stated->when.bounds.latest;
    times = times_of(document, reader, context);
  }
  Extraction extraction = from_document(document, times, pack, stated ? stated->words : Span{});
  if (stated) {
    extraction.published = stated->when;
    extraction.published_words = stated->words;
    set_datelines_aside(extraction);
  }
  return extraction;
}

}  // namespace inforce::claims
