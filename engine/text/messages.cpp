// SPDX-License-Identifier: MIT
#include "text/messages.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "base/text.h"
#include "text/blocks.h"

namespace inforce::text {
namespace {

constexpr std::size_t kDeepest = 32;            // marks before a line; more are as many
constexpr std::size_t kLabel = 20;              // of a head's line
constexpr std::size_t kHead = 40;               // lines of a head
constexpr std::size_t kAbove = 2;               // lines that may stand above a mail's own head
constexpr std::size_t kRuler = 120;             // bytes of "-----Original Message-----"
constexpr std::size_t kWrote = 250, kWrap = 3;  // bytes and lines of "On ... Ann wrote:"
constexpr std::size_t kPlainWrote = 80;         // of one that has no day: "Ann Lee wrote:"
constexpr std::size_t kRepeated = 4;            // words of a paragraph that is known again
constexpr std::size_t kMessages = 256;          // of a file; what more it has is of the last

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_one_of(std::string_view word, const std::vector<std::string>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
bool has_one_of(std::string_view line, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return line.find(word) != std::string_view::npos;
  });
}

// "10:12", and how many numbers stand there.
struct Digits {
  bool clock = false, year = false;
  int numbers = 0;
};
Digits digits_of(std::string_view line) {
  Digits found;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t end = i;
    while (end < line.size() && is_digit(line[end])) ++end;
    if (end == i) {
      ++i;
      continue;
    }
    ++found.numbers;
    found.year = found.year || end - i == 4;
    const bool two = end + 2 < line.size() && is_digit(line[end + 1]) && is_digit(line[end + 2]);
    found.clock = found.clock || (two && end - i <= 2 && (line[end] == ':' || line[end] == '.'));
    i = end;
  }
  return found;
}

class Parter {
 public:
  Parter(const Document& document, const MailWords& words)
      : document_(document), words_(words), lines_(lines_of(document.text)) {
    for (Line& line : lines_) take_marks(line);
  }

  std::optional<Document> run() {
    find_heads();
    find_attributions();
    if (!is_mail_ && attributions_.empty()) return std::nullopt;
    part();
    if (messages_.size() < 2) return std::nullopt;
    return parted();
  }

 private:
  enum class Label { none, from, to, sent, subject, other };

  // "> > words" are two marks and the words.
  void take_marks(Line& line) {
    std::size_t at = 0, deep = 0, words = 0;
    for (; at < line.words.size() && (line.words[at] == '>' || line.words[at] == ' '); ++at) {
      if (line.words[at] == '>') ++deep, words = at + 1;
    }
    depths_.push_back(std::min(deep, kDeepest));
    if (deep == 0) return;
    line.words = trim(line.words.substr(words));
    const auto end = line.span.end;
    line.span.begin = line.words.empty()
                          ? end
                          : static_cast<std::uint32_t>(line.words.data() - document_.text.data());
    line.span.end = line.span.begin + static_cast<std::uint32_t>(line.words.size());
  }

  std::size_t next_words(std::size_t at) const {
    while (at < lines_.size() && lines_[at].blank()) ++at;
    return at;
  }

  // "From: Ann", "*Sent:* Monday", "Cc:".
  Label label_of(std::string_view line) const {
    const std::size_t colon = line.substr(0, kLabel).find(':');
    if (colon == std::string_view::npos) return Label::none;
    std::string label;
    for (const char c : line.substr(0, colon)) {
      if (c == '*' || c == ' ' || c == '_') continue;
      if (!is_letter(c) && c != '-') return Label::none;
      label += c;
    }
    if (label.empty()) return Label::none;
    const bool is_small = label[0] >= 'a' && label[0] <= 'z';
    label = to_lower_ascii(label);
    if (is_small && !in_front_) return Label::none;
    if (is_one_of(label, words_.from)) return Label::from;
    if (is_one_of(label, words_.to)) return Label::to;
    if (is_one_of(label, words_.sent)) return Label::sent;
    if (is_one_of(label, words_.subject)) return Label::subject;
    return Label::other;
  }
  static std::string_view value_of(std::string_view line) {
    std::string_view value = line.substr(line.find(':') + 1);
    while (!value.empty() && (value.front() == '*' || value.front() == ' ')) value.remove_prefix(1);
    return value;
  }

  struct Head {
    std::size_t end = 0;  // behind its last line; 0: none begins there
    Span from, sent;
    bool is_letter = false;  // of a document, at its top: "To: Board", "Date: 3 May"
    bool is_older = false;   // of a mail that another one holds
  };
  Head head_at(std::size_t at) const {
    Head head;
    if (lines_[at].blank()) return head;
    const Label first = label_of(lines_[at].words);
    if (first == Label::none || first == Label::other) return head;
    bool to = false, subject = false;
    std::size_t end = at, labels = 0;
    for (; end < std::min(lines_.size(), at + kHead); ++end) {
      const Line& line = lines_[end];
      if (line.blank() || depths_[end] != depths_[at]) break;
      const Label label = label_of(line.words);
      const bool goes_on = line.indent > 0 && depths_[end] == 0 && end > at;
      if (label == Label::none && !goes_on) break;
      if (label == Label::none) continue;
      ++labels;
      if (label == Label::from && head.from.empty()) head.from = line.span;
      if (label == Label::sent && head.sent.empty()) head.sent = line.span;
      to = to || label == Label::to;
      subject = subject || label == Label::subject;
    }
    const bool from = !head.from.empty(), sent = !head.sent.empty();
    if (from) {
      const std::string_view who = value_of(head.from.of(document_.text));
      if (who.empty() || is_digit(who.front())) return Head{};  // "From: 1 May" of a table
    }
    head.is_letter = labels >= 2 && (from || to || (subject && !in_front_)) && (sent || subject);
    head.is_older = labels >= 2 && from && (sent || subject);
    head.end = end;
    return head;
  }

  // "-----Original Message-----", "Begin forwarded message:".
  enum class Ruler { none, begins, ends };
  Ruler ruler_at(std::size_t at) const {
    const std::string_view line = lines_[at].words;
    if (line.size() < 4 || line.size() > kRuler) return Ruler::none;
    const bool drawn = line.substr(0, 2) == "--" || line.substr(0, 2) == "__" ||
                       line.substr(0, 2) == "==" || line.substr(0, 2) == "- ";
    if (!drawn && line.back() != ':') return Ruler::none;
    const std::string lower = to_lower_ascii(line);
    if (has_one_of(lower, words_.end)) return drawn ? Ruler::ends : Ruler::none;
    if (!has_one_of(lower, words_.original)) return Ruler::none;
    if (drawn) return Ruler::begins;
    const std::size_t next = next_words(at + 1);
    return next < lines_.size() && (depths_[next] > depths_[at] || head_at(next).is_older)
               ? Ruler::begins
               : Ruler::none;
  }

  void find_heads() {
    heads_.resize(lines_.size());
    rulers_.resize(lines_.size(), Ruler::none);
    bool above = true;  // nothing but a line or two stands there
    std::size_t words = 0, first = 0;
    if (!lines_.empty() && lines_[0].words == "---") {  // "from: Ann" in front matter
      first = 1;
      while (first < lines_.size() && first <= kHead && lines_[first].words != "---") ++first;
      if (first == lines_.size() || first > kHead) first = 0;
      in_front_ = true;
      for (std::size_t at = 1; at < first && !is_mail_; ++at) is_mail_ = head_at(at).is_letter;
      in_front_ = false;
      above = first == 0;
    }
    for (std::size_t at = first; at < lines_.size(); ++at) {
      const Line& line = lines_[at];
      if (line.blank()) continue;
      rulers_[at] = ruler_at(at);
      const bool opens = at == 0 || lines_[at - 1].blank() || depths_[at - 1] != depths_[at] ||
                         is_rule(lines_[at - 1].words) || rulers_[at - 1] == Ruler::begins;
      const Head head = opens ? head_at(at) : Head{};
      const bool own = above && depths_[at] == 0 && head.is_letter;
      if (own || head.is_older) {
        is_mail_ = true;
        own_ = own ? std::optional(at) : own_;
        heads_[at] = head;
        above = false;
        at = head.end - 1;
        continue;
      }
      if (rulers_[at] == Ruler::begins) is_mail_ = true;
      above = above && ++words <= kAbove && depths_[at] == 0 && rulers_[at] == Ruler::none &&
              !ends_sentence(line.words);
    }
  }

  // "On Mon, 1 Feb 2021 at 10:12, Ann Lee", "<ann@x.com> wrote:"; "Ann Lee wrote on 1 Feb 2021:".
  enum class Ending { none, inside, last };
  Ending ending_of(std::string_view line) const {
    if (line.size() < 5 || line.back() != ':') return Ending::none;
    line = trim(line.substr(0, line.size() - 1));
    if (line.empty() || line.size() > kWrote) return Ending::none;
    if (line.back() == '>' && line.find('@') != std::string_view::npos) return Ending::last;
    Ending ending = Ending::none;
    const std::string lower = to_lower_ascii(line);
    for (const std::string_view word : split(lower, ' ')) {
      if (is_one_of(word, words_.wrote)) {
        ending = Ending::last;
      } else if (ending == Ending::last) {
        ending = Ending::inside;
      }
    }
    return ending;
  }
  void find_attributions() {
    for (std::size_t at = 0; at < lines_.size(); ++at) {
      const Ending ending = ending_of(lines_[at].words);
      if (ending == Ending::none) continue;
      std::size_t begin = at;
      const auto words = [&](std::size_t first) {
        return Span{lines_[first].span.begin, lines_[at].span.end}.of(document_.text);
      };
      const auto is_whole = [&](std::size_t first) {
        const std::string_view line = lines_[first].words;
        return digits_of(words(first)).numbers >= 2 && (is_letter(line[0]) || is_digit(line[0]));
      };
      for (std::size_t up = at; !is_whole(begin) && up > 0 && at - up + 1 < kWrap; --up) {
        const Line& before = lines_[up - 1];
        if (before.blank() || depths_[up - 1] != depths_[at] || ends_sentence(before.words)) break;
        if (is_whole(up - 1)) begin = up - 1;
      }
      const std::string_view line = words(begin);
      const std::size_t next = next_words(at + 1);
      if (line.size() > kWrote || next == lines_.size()) continue;
      const Digits digits = digits_of(line);
      const bool address = line.find('@') != std::string_view::npos;
      const bool sure = digits.clock || address;
      const bool quotes = depths_[next] > depths_[at];
      const bool named =
          sure || (digits.year && digits.numbers >= 2) || (is_mail_ && line.size() <= kPlainWrote);
      if (ending == Ending::inside && !(quotes && (sure || is_mail_))) continue;
      if (quotes ? !named : !(sure && is_mail_) && !(digits.clock && address)) continue;
      is_mail_ = is_mail_ || sure;
      attributions_.emplace(begin, at + 1);
    }
  }
  // Another message at that depth; deeper ones are over.
  int open(std::size_t depth, int under) {
    if (messages_.size() < kMessages) messages_.push_back({under, {}, {}, 0});
    open_.resize(depth + 1, -1);
    return open_[depth] = static_cast<int>(messages_.size()) - 1;
  }
  int nearest(std::size_t depth) const {
    std::size_t at = std::min(depth + 1, open_.size());
    while (at > 1 && open_[at - 1] < 0) --at;
    return open_[at - 1];
  }
  int message_at(std::size_t depth) {
    if (depth < open_.size() && open_[depth] >= 0) return open_[depth];
    return is_mail_ ? open(depth, message_at(depth - 1)) : 0;
  }

  void part() {
    messages_ = {Message{}};
    open_ = {0};
    for (std::size_t at = 0; at < lines_.size();) {
      const std::size_t depth = depths_[at];
      if (lines_[at].blank()) {
        lines_[at++].message = depth < open_.size() && open_[depth] >= 0 ? open_[depth] : 0;
        continue;
      }
      if (const auto wrote = attributions_.find(at); wrote != attributions_.end()) {
        const std::size_t end = wrote->second;
        const std::size_t inner = std::max(depth, depths_[next_words(end)]);
        const Span words{lines_[at].span.begin, lines_[end - 1].span.end};
        const bool is_dated = digits_of(words.of(document_.text)).numbers >= 2;
        head_of(open(inner, message_at(depth)), at, end, words, is_dated ? words : Span{});
        at = end;
        continue;
      }
      if (const Head& head = heads_[at]; head.end > 0) {
        const int message = own_ == at ? 0 : open(depth, nearest(depth));
        head_of(message, at, head.end, head.from, head.sent);
        at = head.end;
        continue;
      }
      const int here = message_at(depth);
      if (rulers_[at] == Ruler::none) {
        lines_[at].message = here;
        if (depth == 0 && !is_mail_) open_.resize(1);  // behind an article's quotation
        ++at;
        continue;
      }
      head_of(here, at, at + 1, {}, {});
      if (rulers_[at] == Ruler::ends) {
        const int under = messages_[static_cast<std::size_t>(here)].under;
        if (under >= 0) open_[depth] = under;
      } else if (const std::size_t next = next_words(at + 1);
                 next < lines_.size() && heads_[next].end == 0) {
        open(std::max(depth, depths_[next]), here);
      }
      ++at;
    }
  }
  void head_of(int message, std::size_t begin, std::size_t end, Span from, Span sent) {
    Message& of = messages_[static_cast<std::size_t>(message)];
    if (of.from.empty() && of.sent.empty()) {  // the last of all has several
      of.from = from;
      of.sent = sent;
    }
    for (std::size_t at = begin; at < end; ++at) {
      lines_[at].message = message;
      lines_[at].head = !lines_[at].blank();
    }
  }

  Document parted() {
    Document parted;
    parted.id = document_.id;
    parted.path = document_.path;
    parted.text = document_.text;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < lines_.size(); ++at) {
      const std::size_t end = parted.text.find('\n', begin);
      Line& line = lines_[at];
      if (depths_[at] > 0 && line.message > 0) {
        std::size_t mark = begin;
        for (; mark < line.span.begin && mark < end; ++mark) {
          if (parted.text[mark] == '>') parted.text[mark] = ' ';
        }
      } else if (depths_[at] > 0) {  // an article's own
        line.words = trim(std::string_view(parted.text).substr(begin, end - begin));
        line.span.begin = static_cast<std::uint32_t>(line.words.data() - parted.text.data());
      }
      line.words = line.span.of(parted.text);
      begin = end + 1;
    }
    read_blocks(parted, std::move(lines_));
    parted.messages = std::move(messages_);
    std::vector<bool> seen(parted.messages.size());
    for (std::size_t b = 0; b < parted.blocks.size(); ++b) {
      const auto message = static_cast<std::size_t>(parted.blocks[b].message);
      if (!seen[message]) parted.messages[message].block = b;
      seen[message] = true;
    }
    leave_out_repeated(parted);
    return parted;
  }

  // A paragraph that two messages have was written once: in the one that says when.
  static void leave_out_repeated(Document& parted) {
    std::unordered_map<std::string, std::size_t> blocks;
    for (std::size_t b = 0; b < parted.blocks.size(); ++b) {
      Block& block = parted.blocks[b];
      const std::string_view words = block.span.of(parted.text);
      if (block.kind == Block::Kind::meta || count_words(words) < kRepeated) continue;
      const auto [known, is_new] = blocks.emplace(one_line(words), b);
      if (is_new) continue;
      Block& other = parted.blocks[known->second];
      if (other.message == block.message) continue;
      const auto dated = [&](const Block& of) {
        return !parted.messages[static_cast<std::size_t>(of.message)].sent.empty();
      };
      if (dated(block) && !dated(other)) {
        other.message = -1;
        known->second = b;
      } else {
        block.message = -1;
      }
    }
  }

  const Document& document_;
  const MailWords& words_;
  std::vector<Line> lines_;                                    // without their marks
  std::vector<std::size_t> depths_;                            // of each: how many marks
  std::vector<Head> heads_;                                    // by their first line
  std::vector<Ruler> rulers_;                                  // by line
  std::unordered_map<std::size_t, std::size_t> attributions_;  // first line -> behind the last
  std::optional<std::size_t> own_;                             // the mail's own head
  bool is_mail_ = false;
  bool in_front_ = false;  // matter, where labels have small letters
  std::vector<Message> messages_;
  std::vector<int> open_;  // the message of each depth; -1: none
};

}  // namespace

std::optional<Document> part_messages(const Document& document, const MailWords& words) {
  return Parter(document, words).run();
}

}  // namespace inforce::text
