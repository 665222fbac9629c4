// SPDX-License-Identifier: MIT
#include "ledger/ledger.h"

#include <algorithm>

#include "base/file.h"

namespace inforce::ledger {
namespace {

bool fits(const NameTable& names) {
  return names.offsets.empty() ? names.bytes.empty() && names.sorted.empty()
                               : names.sorted.size() + 1 == names.offsets.size();
}

bool fits(const RunningCount& count, std::size_t kinds) {
  return count.first.size() == kinds + 1 && count.starts.size() == count.ends.size();
}

bool fits(const ByAgreement& list, std::size_t agreements) {
  const std::size_t size = list.home.size();
  return list.first.size() == agreements + 1 && list.from.size() == size &&
         list.until.size() == size && list.known_from.size() == size &&
         (list.known_to.size() == size || list.known_to.empty());
}

// What must hold between the sizes of the arrays; looks into none of them.
bool fits(const Index& x) {
  const std::size_t size = x.id.size(), current = x.from.size();
  return fits(x.agreements) && fits(x.kinds) && fits(x.parties) && fits(x.terms) &&
         fits(x.versions) && x.agreement.size() == size && x.holder.size() == size &&
         x.counterparty.size() == size && x.kind.size() == size && x.until.size() == current &&
         (x.term.empty() || x.term.size() == size) &&
         (x.confidence.empty() || x.confidence.size() == size) && current <= size &&
         fits(x.current, x.agreements.size()) && fits(x.superseded, x.agreements.size()) &&
         x.current.home.size() == current && x.superseded.home.size() == size - current &&
         x.current.known_to.empty() && x.superseded.known_to.size() == size - current &&
         fits(x.held, x.kinds.size()) && fits(x.doubtful, x.kinds.size()) &&
         x.party_first.size() == x.parties.size() + 1 &&
         x.doubt_from_latest.size() == x.doubt_home.size() &&
         x.doubt_until_earliest.size() == x.doubt_home.size();
}

template <typename T>
bool all_below(Array<T> numbers, std::size_t end) {
  return std::all_of(numbers.begin(), numbers.end(), [end](T number) { return number < end; });
}

template <typename T>
bool ascends(Array<T> numbers) {
  return std::is_sorted(numbers.begin(), numbers.end());
}

bool firsts(Array<std::uint32_t> first, std::size_t end) {
  return !first.empty() && first.front() == 0 && first.back() == end && ascends(first);
}

bool leads_right(const NameTable& names) {
  return names.offsets.empty() ||
         (firsts(names.offsets, names.bytes.size()) && all_below(names.sorted, names.size()));
}

bool leads_right(const RunningCount& count) {
  if (!firsts(count.first, count.starts.size())) return false;
  for (std::size_t kind = 0; kind + 1 < count.first.size(); ++kind) {
    const std::size_t begin = count.first[kind], size = count.first[kind + 1] - begin;
    if (!ascends(count.starts.subspan(begin, size)) || !ascends(count.ends.subspan(begin, size))) {
      return false;
    }
  }
  return true;
}

bool leads_right(const ByAgreement& list, std::size_t size) {
  return firsts(list.first, list.home.size()) && all_below(list.home, size);
}

// Where versions have names, each is found at its id.
bool all_named(const Index& x) {
  return x.versions.size() == 0 || std::all_of(x.id.begin(), x.id.end(), [&x](std::int32_t id) {
           return id >= 0 && static_cast<std::size_t>(id) < x.versions.size();
         });
}

// Whether every number that leads somewhere leads into its array.
bool leads_right(const Index& x) {
  std::size_t next = 0;
  for (const LengthClass& c : x.classes) {
    if (c.begin != next || c.end < c.begin || c.end > x.from.size() || c.shortest > c.longest ||
        !ascends(x.from.subspan(c.begin, c.end - c.begin))) {
      return false;
    }
    next = c.end;
  }
  return leads_right(x.agreements) && leads_right(x.kinds) && leads_right(x.parties) &&
         leads_right(x.terms) && leads_right(x.versions) &&
         all_below(x.agreement, x.agreements.size()) && all_below(x.holder, x.parties.size()) &&
         all_below(x.counterparty, x.parties.size()) && all_below(x.kind, x.kinds.size()) &&
         all_below(x.term, x.terms.size()) && all_below(x.confidence, kConfidences) &&
         all_named(x) && leads_right(x.current, x.size()) && leads_right(x.superseded, x.size()) &&
         leads_right(x.held) && leads_right(x.doubtful) &&
         firsts(x.party_first, x.party_agreements.size()) &&
         all_below(x.party_agreements, x.agreements.size()) && ascends(x.doubt_home) &&
         all_below(x.doubt_home, x.size());
}

Diagnostic damaged(const std::filesystem::path& file, const char* what) {
  return error("damaged-ledger", {file.string()},
               std::string("this ledger is damaged (") + what + "); import it again");
}

}  // namespace

Result<Ledger> Ledger::open(const std::filesystem::path& file) {
  Result<std::unique_ptr<Image>> image = Image::map(file);
  if (!image) return image.problems();
  if (!fits((*image)->index())) return damaged(file, "its arrays do not fit each other");
  return Ledger(std::move(*image), false, file);
}

Diagnostics Ledger::save(const std::filesystem::path& file) const {
  return write_file(file, image_->bytes());
}

Diagnostics Ledger::check() {
  if (trusted_) return {};
  if (!image_->sound()) return {damaged(file_, "its contents have changed")};
  if (!leads_right(index())) return {damaged(file_, "its contents do not fit each other")};
  trusted_ = true;
  return {};
}

}  // namespace inforce::ledger
