// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#include "ledger/ledger.h"

namespace inforce::ledger {
namespace {

// Numbers 0..size-1 in the order of their keys; equal keys keep their order. Sorts by 11 bits a
// time, from the lowest, and skips what all keys share.
std::vector<std::uint32_t> order_by(const std::vector<Day>& keys) {
  constexpr unsigned kBits = 11, kBuckets = 1U << kBits;
  struct Item {
    std::uint32_t key, number;
  };
  std::vector<Item> items(keys.size()), sorted(keys.size());
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    items[i] = {static_cast<std::uint32_t>(keys[i]) ^ 0x80000000U, i};
  }
  for (unsigned shift = 0; shift < 32; shift += kBits) {
    std::array<std::uint32_t, kBuckets> next{};
    for (const Item& item : items) ++next[item.key >> shift & (kBuckets - 1)];
    if (std::find(next.begin(), next.end(), items.size()) != next.end()) continue;
    std::exclusive_scan(next.begin(), next.end(), next.begin(), 0U);
    for (const Item& item : items) sorted[next[item.key >> shift & (kBuckets - 1)]++] = item;
    items.swap(sorted);
  }
  std::vector<std::uint32_t> order(items.size());
  std::transform(items.begin(), items.end(), order.begin(),
                 [](const Item& item) { return item.number; });
  return order;
}

// Lengths of nearly the same size are one class: four to an octave.
constexpr std::size_t kNoClass = 0, kEndlessClass = 33 * 4;
std::uint32_t length_of(Day from, Day until) {
  if (until == kOpen) return kEndless;
  return static_cast<std::uint32_t>(std::max<std::int64_t>(0, std::int64_t{until} - from));
}
std::size_t class_of(std::uint32_t length) {
  if (length == 0) return kNoClass;
  if (length == kEndless) return kEndlessClass;
  const unsigned octave = static_cast<unsigned>(std::bit_width(length)) - 1;
  const unsigned quarter = octave >= 2 ? length >> (octave - 2) & 3U : length << (2 - octave) & 3U;
  return 1 + octave * 4 + quarter;
}

// The days on which a version may hold but need not, as at most two intervals.
struct Doubtful {
  std::array<std::pair<Day, Day>, 2> parts;
  std::size_t size = 0;
};
Doubtful doubtful(Day from, Day until, const Doubt& doubt) {
  const Day sure_from = std::clamp(doubt.from_latest, from, until);
  const Day sure_until = std::clamp(doubt.until_earliest, from, until);
  Doubtful days;
  const auto add = [&days](Day begin, Day end) {
    if (begin < end) days.parts[days.size++] = {begin, end};
  };
  if (sure_from >= sure_until) {
    add(from, until);
  } else {
    add(from, sure_from), add(sure_until, until);
  }
  return days;
}

// Fills the arrays of an image, which were made to measure.
class Builder {
 public:
  explicit Builder(const Columns& columns) : in_(columns), class_(columns.size()) { measure(); }

  std::unique_ptr<Image> build() {
    image_ = Image::make(sizes_);
    const Index& x = image_->index();
    put_names(x.agreements, in_.agreements);
    put_names(x.kinds, in_.kinds);
    put_names(x.parties, in_.parties);
    put_names(x.terms, in_.terms);
    put_names(x.versions, in_.versions);
    put_classes();
    const std::vector<std::uint32_t> by_from = order_by(in_.from);
    put_homes(by_from);
    put_lists(by_from);
    put_counts(by_from);
    put_parties();
    put_doubts();
    image_->seal();
    return std::move(image_);
  }

 private:
  [[nodiscard]] bool is_current(std::size_t i) const { return in_.known_to[i] == kOpen; }
  // Current, and for a day at least.
  [[nodiscard]] bool is_live(std::size_t i) const { return is_current(i) && class_[i] != kNoClass; }

  template <typename T>
  static Array<T> sized(std::size_t size) {  // a size without a place
    return {static_cast<const T*>(nullptr), size};
  }
  static NameTable sized_names(const Names& names) {
    if (names.size() == 0) return {};
    return {sized<std::uint32_t>(names.offsets().size()), sized<char>(names.bytes().size()),
            sized<std::uint32_t>(names.size())};
  }

  void measure() {
    const std::size_t size = in_.size();
    for (std::size_t i = 0; i < size; ++i) {
      const std::uint32_t length = length_of(in_.from[i], in_.until[i]);
      class_[i] = static_cast<std::uint8_t>(class_of(length));
      current_ += is_current(i);
      if (!is_live(i)) continue;
      ++live_;
      LengthClass& c = classes_[class_[i]];
      c.shortest = c.end == 0 ? length : std::min(c.shortest, length);
      c.longest = std::max(c.longest, length);
      ++c.end;  // a count, until put_classes
    }
    std::size_t doubtful_days = 0;
    for (const Doubt& doubt : in_.doubts) {
      if (is_live(doubt.version)) doubtful_days += days_of(doubt).size;
    }

    Index& x = sizes_;
    x.agreements = sized_names(in_.agreements);
    x.kinds = sized_names(in_.kinds);
    x.parties = sized_names(in_.parties);
    x.terms = sized_names(in_.terms);
    x.versions = sized_names(in_.versions);
    x.id = sized<std::int32_t>(size);
    x.agreement = x.holder = x.counterparty = sized<std::uint32_t>(size);
    x.kind = sized<std::uint16_t>(size);
    x.from = x.until = sized<Day>(current_);
    x.term = sized<std::uint32_t>(in_.term.size());
    const bool all_confirmed =
        std::all_of(in_.confidence.begin(), in_.confidence.end(),
                    [](model::Confidence one) { return one == model::Confidence::confirmed; });
    x.confidence = sized<std::uint8_t>(all_confirmed ? 0 : size);
    x.classes = sized<LengthClass>(static_cast<std::size_t>(std::count_if(
        classes_.begin(), classes_.end(), [](const LengthClass& c) { return c.end != 0; })));
    for (ByAgreement* list : {&x.current, &x.superseded}) {
      const std::size_t entries = list == &x.current ? current_ : size - current_;
      list->first = sized<std::uint32_t>(in_.agreements.size() + 1);
      list->from = list->until = list->known_from = sized<Day>(entries);
      list->home = sized<std::uint32_t>(entries);
    }
    x.superseded.known_to = sized<Day>(size - current_);
    x.held.first = x.doubtful.first = sized<std::uint32_t>(in_.kinds.size() + 1);
    x.held.starts = x.held.ends = sized<Day>(live_);
    x.doubtful.starts = x.doubtful.ends = sized<Day>(doubtful_days);
    collect_parties();
    x.party_first = sized<std::uint32_t>(party_first_.size());
    x.party_agreements = sized<std::uint32_t>(party_agreements_.size());
    x.doubt_home = sized<std::uint32_t>(in_.doubts.size());
    x.doubt_from_latest = x.doubt_until_earliest = sized<Day>(in_.doubts.size());
  }

  [[nodiscard]] Doubtful days_of(const Doubt& doubt) const {
    return doubtful(in_.from[doubt.version], in_.until[doubt.version], doubt);
  }

  void put_names(const NameTable& to, const Names& names) {
    if (names.size() == 0) return;
    std::copy(names.offsets().begin(), names.offsets().end(), image_->writable(to.offsets));
    std::copy(names.bytes().begin(), names.bytes().end(), image_->writable(to.bytes));
    std::uint32_t* const sorted = image_->writable(to.sorted);
    std::iota(sorted, sorted + names.size(), 0U);
    std::sort(sorted, sorted + names.size(),
              [&names](std::uint32_t a, std::uint32_t b) { return names[a] < names[b]; });
  }

  void put_classes() {
    std::uint32_t next = 0;
    LengthClass* out = image_->writable(image_->index().classes);
    for (LengthClass& c : classes_) {
      if (c.end == 0) continue;
      c.begin = next;
      c.end += next;
      next = c.end;
      *out++ = c;
    }
  }

  void put_homes(const std::vector<std::uint32_t>& by_from) {
    const Index& x = image_->index();
    std::array<std::uint32_t, kEndlessClass + 1> next{};
    for (std::size_t c = 0; c < next.size(); ++c) next[c] = classes_[c].begin;
    next[kNoClass] = static_cast<std::uint32_t>(live_);
    auto next_old = static_cast<std::uint32_t>(current_);
    home_.resize(in_.size());
    Day *const from = image_->writable(x.from), *const until = image_->writable(x.until);
    for (const std::uint32_t i : by_from) {
      const std::uint32_t home = is_current(i) ? next[class_[i]]++ : next_old++;
      home_[i] = home;
      if (home < current_) from[home] = in_.from[i], until[home] = in_.until[i];
    }
    const auto spread = [this](const auto& column, auto* to) {
      for (std::size_t i = 0; i < column.size(); ++i) {
        to[home_[i]] = static_cast<std::remove_reference_t<decltype(*to)>>(column[i]);
      }
    };
    spread(in_.id, image_->writable(x.id));
    spread(in_.agreement, image_->writable(x.agreement));
    spread(in_.kind, image_->writable(x.kind));
    spread(in_.holder, image_->writable(x.holder));
    spread(in_.counterparty, image_->writable(x.counterparty));
    spread(in_.term, image_->writable(x.term));
    if (!x.confidence.empty()) spread(in_.confidence, image_->writable(x.confidence));
  }

  // Each agreement's versions by start: what comes by start is dealt out to the agreements.
  void put_lists(const std::vector<std::uint32_t>& by_from) {
    const Index& x = image_->index();
    for (const ByAgreement* list : {&x.current, &x.superseded}) {
      const bool current = list == &x.current;
      std::uint32_t* const first = image_->writable(list->first);
      for (std::size_t i = 0; i < in_.size(); ++i) {
        if (is_current(i) == current) ++first[in_.agreement[i] + 1];
      }
      std::partial_sum(first, first + list->first.size(), first);
      std::vector<std::uint32_t> next(first, first + in_.agreements.size());
      Day *const from = image_->writable(list->from), *const until = image_->writable(list->until),
                 *const known_from = image_->writable(list->known_from),
                 *const known_to = image_->writable(list->known_to);
      std::uint32_t* const home = image_->writable(list->home);
      for (const std::uint32_t i : by_from) {
        if (is_current(i) != current) continue;
        const std::uint32_t at = next[in_.agreement[i]]++;
        from[at] = in_.from[i];
        until[at] = in_.until[i];
        known_from[at] = in_.known_from[i];
        if (!current) known_to[at] = in_.known_to[i];
        home[at] = home_[i];
      }
    }
  }

  void put_counts(const std::vector<std::uint32_t>& by_from) {
    const Index& x = image_->index();
    std::uint32_t* const first = image_->writable(x.held.first);
    for (std::size_t i = 0; i < in_.size(); ++i) {
      if (is_live(i)) ++first[in_.kind[i] + 1];
    }
    std::partial_sum(first, first + x.held.first.size(), first);
    const auto deal = [&](const std::vector<std::uint32_t>& order, const std::vector<Day>& days,
                          Day* to) {
      std::vector<std::uint32_t> next(first, first + in_.kinds.size());
      for (const std::uint32_t i : order) {
        if (is_live(i)) to[next[in_.kind[i]]++] = days[i];
      }
    };
    deal(by_from, in_.from, image_->writable(x.held.starts));
    deal(order_by(in_.until), in_.until, image_->writable(x.held.ends));

    std::uint32_t* const doubt_first = image_->writable(x.doubtful.first);
    for (const Doubt& doubt : in_.doubts) {
      if (!is_live(doubt.version)) continue;
      doubt_first[in_.kind[doubt.version] + 1] += static_cast<std::uint32_t>(days_of(doubt).size);
    }
    std::partial_sum(doubt_first, doubt_first + x.doubtful.first.size(), doubt_first);
    std::vector<std::uint32_t> next(doubt_first, doubt_first + in_.kinds.size());
    Day *const starts = image_->writable(x.doubtful.starts), *const ends =
                                                                 image_->writable(x.doubtful.ends);
    for (const Doubt& doubt : in_.doubts) {
      if (!is_live(doubt.version)) continue;
      const Doubtful days = days_of(doubt);
      for (std::size_t part = 0; part < days.size; ++part) {
        const std::uint32_t at = next[in_.kind[doubt.version]]++;
        starts[at] = days.parts[part].first;
        ends[at] = days.parts[part].second;
      }
    }
    for (std::size_t kind = 0; kind < in_.kinds.size(); ++kind) {
      std::sort(starts + doubt_first[kind], starts + doubt_first[kind + 1]);
      std::sort(ends + doubt_first[kind], ends + doubt_first[kind + 1]);
    }
  }

  // The agreements each party appears in, each once.
  void collect_parties() {
    const std::size_t parties = in_.parties.size();
    std::vector<std::uint64_t> pairs;  // party, agreement
    pairs.reserve(2 * in_.size());
    for (std::size_t i = 0; i < in_.size(); ++i) {
      pairs.push_back(std::uint64_t{in_.holder[i]} << 32 | in_.agreement[i]);
      pairs.push_back(std::uint64_t{in_.counterparty[i]} << 32 | in_.agreement[i]);
    }
    // Few pairs differ: throw out what repeats before sorting.
    std::vector<std::uint64_t> seen(std::bit_ceil(in_.agreements.size() * std::size_t{8} + 64),
                                    ~std::uint64_t{0});
    std::size_t kept = 0;
    for (const std::uint64_t pair : pairs) {
      std::uint64_t& slot = seen[(pair * 0x9E3779B97F4A7C15U >> 20) & (seen.size() - 1)];
      if (slot == pair) continue;
      slot = pair;
      pairs[kept++] = pair;
    }
    pairs.resize(kept);
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    party_first_.assign(parties + 1, 0);
    party_agreements_.reserve(pairs.size());
    for (const std::uint64_t pair : pairs) {
      ++party_first_[(pair >> 32) + 1];
      party_agreements_.push_back(static_cast<std::uint32_t>(pair));
    }
    std::partial_sum(party_first_.begin(), party_first_.end(), party_first_.begin());
  }

  void put_parties() {
    const Index& x = image_->index();
    std::copy(party_first_.begin(), party_first_.end(), image_->writable(x.party_first));
    std::copy(party_agreements_.begin(), party_agreements_.end(),
              image_->writable(x.party_agreements));
  }

  void put_doubts() {
    const Index& x = image_->index();
    std::vector<Doubt> doubts = in_.doubts;
    for (Doubt& doubt : doubts) doubt.version = home_[doubt.version];
    std::sort(doubts.begin(), doubts.end(),
              [](const Doubt& a, const Doubt& b) { return a.version < b.version; });
    std::uint32_t* home = image_->writable(x.doubt_home);
    Day *from_latest = image_->writable(x.doubt_from_latest),
        *until_earliest = image_->writable(x.doubt_until_earliest);
    for (const Doubt& doubt : doubts) {
      *home++ = doubt.version;
      *from_latest++ = doubt.from_latest;
      *until_earliest++ = doubt.until_earliest;
    }
  }

  const Columns& in_;
  std::vector<std::uint8_t> class_;  // by version
  std::vector<std::uint32_t> home_;
  std::array<LengthClass, kEndlessClass + 1> classes_{};
  std::size_t current_ = 0, live_ = 0;
  std::vector<std::uint32_t> party_first_, party_agreements_;
  Index sizes_;
  std::unique_ptr<Image> image_;
};

}  // namespace

Result<Ledger> from_columns(const Columns& columns) {
  if (columns.kinds.size() > 0x10000) {
    return error("too-many-kinds", {}, "a ledger has at most 65536 kinds of terms");
  }
  if (columns.size() >= 0xFFFFFFFF) {
    return error("too-many-versions", {}, "a ledger has fewer than 4294967295 versions");
  }
  return Ledger(Builder(columns).build(), true);
}

}  // namespace inforce::ledger
