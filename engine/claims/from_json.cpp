// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "base/text.h"
#include "claims/json.h"
#include "claims/names.h"

namespace inforce::claims {
namespace {

using Json = nlohmann::json;

// What is wrong with a field; caught where the line is read.
struct Wrong {
  std::string code, field, message;
};

// The fields of one object, with their types checked. Absent fields leave the default.
class Fields {
 public:
  explicit Fields(const Json& json) : json_(json) {
    if (!json.is_object()) throw Wrong{"claim-field", "", "expected an object {…} here"};
  }
  [[nodiscard]] const Json* find(const char* name) const {
    const auto found = json_.find(name);
    return found == json_.end() || found->is_null() ? nullptr : &*found;
  }
  [[nodiscard]] std::string words(const char* name, bool needed = false) const {
    const Json* field = find(name);
    if (field == nullptr && needed)
      throw Wrong{"claim-field", "", fmt::format("'{}' is missing", name)};
    if (field == nullptr) return {};
    if (!field->is_string())
      throw Wrong{"claim-field", name, fmt::format("'{}' must be a string", name)};
    return field->get<std::string>();
  }
  [[nodiscard]] bool flag(const char* name) const {
    const Json* field = find(name);
    if (field == nullptr) return false;
    if (field->is_boolean()) return field->get<bool>();
    throw Wrong{"claim-field", name, fmt::format("'{}' must be true or false", name)};
  }
  [[nodiscard]] std::optional<std::uint32_t> number(const char* name) const {
    const Json* field = find(name);
    if (field == nullptr) return std::nullopt;
    if (!field->is_number_unsigned() || field->get<std::uint64_t>() > kLargest) {
      throw Wrong{"claim-field", name, fmt::format("'{}' must be a whole number from 0", name)};
    }
    return field->get<std::uint32_t>();
  }
  [[nodiscard]] Span span() const {
    const Span span{number("start").value_or(0), number("end").value_or(0)};
    if (span.end < span.begin) throw Wrong{"claim-span", "end", "'end' must not be before 'start'"};
    return span;
  }
  [[nodiscard]] Span pair(const char* name) const {
    const Json* field = find(name);
    if (field == nullptr) return {};
    const auto good = [](const Json& item) {
      return item.is_number_unsigned() && item.get<std::uint64_t>() <= kLargest;
    };
    if (!field->is_array() || field->size() != 2 || !good((*field)[0]) || !good((*field)[1])) {
      throw Wrong{"claim-span", name, fmt::format("'{}' must be [start, end]", name)};
    }
    const Span span{(*field)[0].get<std::uint32_t>(), (*field)[1].get<std::uint32_t>()};
    if (span.end < span.begin)
      throw Wrong{"claim-span", name, "the end must not be before the start"};
    return span;
  }
  [[nodiscard]] const Json& list(const char* name) const {
    static const Json kNone = Json::array();
    const Json* field = find(name);
    if (field == nullptr) return kNone;
    if (!field->is_array())
      throw Wrong{"claim-field", name, fmt::format("'{}' must be a list", name)};
    return *field;
  }
  [[nodiscard]] std::vector<std::string> all_words(const char* name) const {
    std::vector<std::string> all;
    for (const Json& item : list(name)) {
      if (!item.is_string())
        throw Wrong{"claim-field", name, fmt::format("'{}' must hold strings", name)};
      all.push_back(item.get<std::string>());
    }
    return all;
  }
  [[nodiscard]] std::map<std::string, std::string> map(const char* name) const {
    std::map<std::string, std::string> all;
    const Json* field = find(name);
    if (field == nullptr) return all;
    if (!field->is_object())
      throw Wrong{"claim-field", name, fmt::format("'{}' must be an object", name)};
    for (const auto& [key, value] : field->items()) {
      if (!is_attribute_name(key)) {
        throw Wrong{"attribute-name", name, "name an attribute with a-z, 0-9, - and _, at most 64"};
      }
      if (!value.is_string() && !value.is_boolean()) {
        throw Wrong{"claim-field", name, fmt::format("'{}' in '{}' must be a string", key, name)};
      }
      all[key] = value.is_string()   ? value.get<std::string>()
                 : value.get<bool>() ? "true"
                                     : "false";
    }
    return all;
  }
  template <typename T, std::size_t N>
  [[nodiscard]] T one_of(const char* name, const Names<T, N>& names, T otherwise) const {
    if (find(name) == nullptr) return otherwise;
    const std::string given = words(name);
    if (const std::optional<T> value = find_named(names, given)) return *value;
    std::string known;
    for (const auto& entry : names)
      known += fmt::format("{}{}", known.empty() ? "" : ", ", entry.second);
    throw Wrong{"claim-word", name,
                fmt::format("'{}' is not a {}; write one of: {}", given, name, known)};
  }
  [[nodiscard]] std::optional<date::sys_days> day(const char* name) const {
    if (find(name) == nullptr) return std::nullopt;
    const std::string given = words(name);
    if (const auto day = edtf::parse_day(given)) return day;
    throw Wrong{"claim-date", name, fmt::format("'{}' is no day; write YYYY-MM-DD", given)};
  }

 private:
  static constexpr std::uint64_t kLargest = std::numeric_limits<std::uint32_t>::max() - 1;
  const Json& json_;
};

Time read_time(const Json& json) {
  const Fields fields(json);
  Time time;
  time.role = fields.one_of("role", kRoles, Time::Role::at);
  time.when.words = fields.span();
  time.when.type = fields.one_of("type", kTimexTypes, timex::Type::date);
  time.when.value = fields.words("value");
  time.when.mod = fields.words("mod");
  time.when.edtf = fields.words("edtf");
  if (const auto said = edtf::parse(time.when.edtf)) time.when.bounds = said->bounds;
  if (const auto day = fields.day("earliest")) time.when.bounds.earliest = day;
  if (const auto day = fields.day("latest")) time.when.bounds.latest = day;
  const edtf::Bounds& bounds = time.when.bounds;
  if (bounds.earliest && bounds.latest && *bounds.latest < *bounds.earliest) {
    throw Wrong{"claim-date", "latest", "'latest' must not be before 'earliest'"};
  }
  time.when.origin = fields.one_of("origin", kOrigins, timex::Origin::stated);
  if (const Json* sign = fields.find("sign")) {
    if (!sign->is_number_integer()) throw Wrong{"claim-field", "sign", "'sign' must be 1 or -1"};
    time.when.distance =
        timex::Distance{sign->get<std::int64_t>() < 0 ? -1 : 1, fields.pair("from")};
  }
  time.when.business_days = fields.flag("business_days");
  time.anchor = fields.number("anchor");
  return time;
}

Amount read_amount(const Json& json) {
  const Fields fields(json);
  Amount amount{fields.words("value", true), fields.words("currency"), fields.words("qualifier"),
                fields.span()};
  if (!is_decimal(amount.value)) {
    throw Wrong{
        "claim-amount", "value",
        fmt::format("'{}' is no number; write its digits, such as 50000000000", amount.value)};
  }
  return amount;
}

Claim read_claim(const Fields& fields) {
  Claim claim;
  const std::string of = fields.words("of", true);
  if (of != "term" && of != "event") {
    throw Wrong{"claim-word", "of", fmt::format("'{}' is neither term nor event", of)};
  }
  claim.is_term = of == "term";
  claim.kind = fields.words("kind", true);
  claim.effect = fields.one_of("effect", kEffects, claim.is_term ? Effect::holds : Effect::happens);
  claim.side = fields.one_of("side", kSides, Side::unspecified);
  claim.modality = fields.one_of("modality", kModalities, Modality::fact);
  claim.holder = fields.words("holder");
  claim.bound = fields.words("bound");
  claim.parties = fields.all_words("parties");
  claim.object = fields.words("object");
  claim.attributes = fields.map("attributes");
  claim.was = fields.map("was");
  for (const Json& item : fields.list("amounts")) claim.amounts.push_back(read_amount(item));
  for (const Json& item : fields.list("times")) claim.times.push_back(read_time(item));
  claim.condition = fields.words("condition");
  claim.asserted_by = fields.words("asserted_by");
  claim.summary = fields.words("summary");
  claim.change = fields.number("change");
  claim.news = fields.flag("news");
  claim.corrects = fields.flag("corrects");
  claim.message = fields.number("message").value_or(0);
  claim.quote = fields.span();
  claim.rule = fields.words("rule");
  return claim;
}

struct Line {
  int number = 0;
  std::string_view text;
};

// One document as its lines tell it, in whatever order they came.
struct Gathered {
  std::optional<Extraction> document;
  struct Entry {
    Claim claim;
    std::string quote;
    Line line;
  };
  std::map<std::uint32_t, Entry> claims;
};

class Reader {
 public:
  Reader(const std::string& file, Diagnostics& diagnostics)
      : file_(file), diagnostics_(diagnostics) {}

  void read(Line line) {
    if (trim(line.text).empty()) return;
    try {
      const Json json = Json::parse(line.text);
      const Fields fields(json);
      const std::string schema = fields.words("schema");
      if (!schema.empty() && schema != "inforce/1") {
        throw Wrong{"schema", "schema", fmt::format("'{}' is not inforce/1", schema)};
      }
      const std::string record = fields.words("record", true);
      const std::string doc = fields.words("doc", true);
      if (!is_id(doc)) {
        throw Wrong{"bad-id", "doc",
                    "name a document by one word without spaces or '/', such as wire-2015"};
      }
      if (record == "document") {
        read_document(fields, doc);
      } else if (record == "claim") {
        read_claim_line(fields, doc, line);
      } else {
        throw Wrong{"claim-word", "record",
                    fmt::format("'{}' is neither a document nor a claim", record)};
      }
    } catch (const Wrong& wrong) {
      complain(line, wrong);
    } catch (const Json::parse_error& problem) {
      const std::size_t byte = problem.byte == 0 ? 0 : problem.byte - 1;
      diagnostics_.push_back(error("json-syntax", place(line, std::min(byte, line.text.size())),
                                   "this is not JSON; each line must be one whole object"));
    }
  }

  std::vector<Extraction> finish() {
    std::vector<Extraction> extractions;
    for (auto& [doc, gathered] : documents_) extractions.push_back(join(doc, gathered));
    return extractions;
  }

 private:
  [[nodiscard]] Place place(Line line, std::size_t byte) const {
    Place place = place_of(line.text, byte, file_);
    place.line = line.number;
    return place;
  }
  void complain(Line line, const Wrong& wrong) {
    const std::size_t at =
        wrong.field.empty() ? std::string_view::npos : line.text.find('"' + wrong.field + '"');
    diagnostics_.push_back(
        error(wrong.code, place(line, at == std::string_view::npos ? 0 : at), wrong.message));
  }

  void read_document(const Fields& fields, const std::string& doc) {
    Extraction extraction;
    extraction.doc = doc;
    extraction.path = fields.words("path");
    extraction.title = fields.words("title");
    extraction.text = fields.words("text");
    extraction.published = read_published(fields);
    extraction.published_words = read_published_words(fields, extraction.text);
    for (const Json& item : fields.list("messages")) {
      const Fields message(item);
      const std::size_t under = message.number("under").value_or(0);
      if (under > extraction.messages.size()) {
        throw Wrong{"claim-field", "under", "a message stands under one before it, or under 0"};
      }
      extraction.messages.push_back(
          {under, read_published(message), read_published_words(message, extraction.text)});
    }
    for (const Json& item : fields.list("parties")) {
      const Fields party(item);
      extraction.parties.push_back({party.words("name", true), party.all_words("aliases")});
    }
    if (documents_[doc].document) {
      throw Wrong{"duplicate-document", "doc",
                  fmt::format("document '{}' stands twice; keep one", doc)};
    }
    documents_[doc].document = std::move(extraction);
  }

  static std::optional<edtf::When> read_published(const Fields& fields) {
    const std::string published = fields.words("published");
    if (published.empty()) return std::nullopt;
    std::optional<edtf::When> when = edtf::parse(published);
    if (!when)
      throw Wrong{"claim-date", "published", fmt::format("'{}' is no EDTF date", published)};
    return when;
  }
  static Span read_published_words(const Fields& fields, const std::string& text) {
    const Span words = fields.pair("published_words");
    return words.end > text.size() ? Span{} : words;
  }

  void read_claim_line(const Fields& fields, const std::string& doc, Line line) {
    const std::optional<std::uint32_t> id = fields.number("id");
    if (!id)
      throw Wrong{"claim-field", "", "'id' is missing: number the claims of each document from 0"};
    Gathered::Entry entry{read_claim(fields), fields.words("quote"), line};
    if (!documents_[doc].claims.emplace(*id, std::move(entry)).second) {
      throw Wrong{"duplicate-claim", "id", fmt::format("claim {} of '{}' stands twice", *id, doc)};
    }
  }

  // Numbers the claims from 0 without gaps, and checks what they refer to.
  Extraction join(const std::string& doc, Gathered& gathered) {
    Extraction extraction = gathered.document.value_or(Extraction{});
    extraction.doc = doc;
    std::map<std::uint32_t, std::size_t> index;
    for (const auto& [id, entry] : gathered.claims) index.emplace(id, index.size());
    const auto resolve = [&](std::optional<std::size_t>& reference, const char* field,
                             const Gathered::Entry& entry) {
      if (!reference) return;
      const auto found = index.find(static_cast<std::uint32_t>(*reference));
      if (found == index.end()) {
        complain(entry.line, {"no-such-claim", field,
                              fmt::format("document '{}' has no claim {}", doc, *reference)});
        reference.reset();
      } else {
        reference = found->second;
      }
    };
    for (auto& [id, entry] : gathered.claims) {
      if (entry.claim.message > extraction.messages.size()) {
        if (gathered.document) {
          complain(entry.line,
                   {"no-such-message", "message",
                    fmt::format("document '{}' has no message {}", doc, entry.claim.message)});
        }
        entry.claim.message = 0;
      }
      resolve(entry.claim.change, "change", entry);
      for (Time& time : entry.claim.times) resolve(time.anchor, "anchor", entry);
      if (!gathered.document) {
        write_quote(extraction.text, entry);
      } else if (entry.claim.quote.end > extraction.text.size() ||
                 (!entry.quote.empty() && entry.claim.quote.of(extraction.text) != entry.quote)) {
        complain(entry.line, {"quote-not-found", "quote",
                              fmt::format("these bytes of '{}' are not the quote", doc)});
        entry.claim.quote = {};
      }
      extraction.claims.push_back(std::move(entry.claim));
    }
    return extraction;
  }

  // Without a document line, the text is blank but for the quotes.
  void write_quote(std::string& text, Gathered::Entry& entry) {
    constexpr std::size_t kLongest = std::size_t{64} << 20;
    Span& span = entry.claim.quote;
    if (entry.quote.size() != span.size() || span.end > kLongest) {
      complain(entry.line,
               {"quote-not-found", "quote",
                "'quote' must be the end - start bytes of the document, or give the document"});
      span = {};
      return;
    }
    if (text.size() < span.end) text.resize(span.end, ' ');
    text.replace(span.begin, span.size(), entry.quote);
  }

  const std::string& file_;
  Diagnostics& diagnostics_;
  std::map<std::string, Gathered> documents_;
};

}  // namespace

std::vector<Extraction> from_json_lines(std::string_view lines, const std::string& file,
                                        Diagnostics& diagnostics) {
  Reader reader(file, diagnostics);
  Line line;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    line.text = lines.substr(0, end);
    ++line.number;
    reader.read(line);
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
  }
  return reader.finish();
}

}  // namespace inforce::claims
