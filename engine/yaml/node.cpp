// SPDX-License-Identifier: MIT
#include "yaml/node.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <unordered_set>

#include "base/text.h"

namespace inforce::yaml {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kDeepest = 64;
constexpr std::size_t kFewKeys = 16;  // are looked through; more are hashed

// Thrown by Builder to leave yaml-cpp's parser; never leaves parse().
struct Refused {
  Diagnostic why;
};

// yaml-cpp reads the escapes "\N" and "\_" (U+0085, U+00A0) as one byte each, which is no UTF-8.
std::string in_utf8(std::string_view text) {
  std::string out;
  while (const std::optional<std::size_t> bare = find_invalid_utf8(text)) {
    if (text[*bare] != '\x85' && text[*bare] != '\xA0') break;
    out.append(text, 0, *bare).append({'\xC2', text[*bare]});
    text.remove_prefix(*bare + 1);
  }
  return out.append(text);
}

// Builds the tree from yaml-cpp's events: unlike its Node, events do not merge or share anything.
class Builder : public YAML::EventHandler {
 public:
  Builder(std::string_view text, const std::string& file) : text_(text), file_(file) {}
  Node root;

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ == 1) return;
    throw Refused{
        error("yaml-two-documents", place(mark), "a file holds one document; split it at '---'")};
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    put(make(Node::Kind::null, mark));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Refused{error("yaml-alias", place(mark), "aliases (*name) are not read; write it out")};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    Node node = make(Node::Kind::scalar, mark);
    node.quoted = tag == "!";
    if (!node.quoted && is_null(value)) {
      node.kind = Node::Kind::null;
    } else {
      node.text = in_utf8(value);
    }
    put(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(make(Node::Kind::list, mark));
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    open(make(Node::Kind::map, mark));
  }
  void OnMapEnd() override { close(); }

  // yaml-cpp counts columns in bytes, an editor in code points. Marks mostly come in order, so that
  // each byte of a line is looked at once.
  [[nodiscard]] Place place(const YAML::Mark& mark) {
    const auto at = static_cast<std::size_t>(mark.pos);
    const std::size_t line_start = at - std::min(at, static_cast<std::size_t>(mark.column));
    if (line_start != line_start_ || at < counted_) {
      line_start_ = counted_ = line_start;
      tails_ = 0;
    }
    for (; counted_ < at && counted_ < text_.size(); ++counted_) {
      if ((static_cast<unsigned char>(text_[counted_]) & 0xC0) == 0x80) ++tails_;
    }
    return {file_, mark.line + 1, mark.column + 1 - tails_};
  }

 private:
  struct Open {
    Node node;
    bool has_key = false;
    Node key;
    std::unordered_set<std::string> keys;  // when there are many
  };

  [[nodiscard]] Node make(Node::Kind kind, const YAML::Mark& mark) {
    Node node;
    node.kind = kind;
    node.place = place(mark);
    return node;
  }
  void open(Node node) {
    if (open_.size() >= kDeepest) {
      throw Refused{error("yaml-too-deep", node.place, "nested more than 64 levels deep")};
    }
    open_.push_back({std::move(node), false, {}, {}});
  }
  void close() {
    Node done = std::move(open_.back().node);
    open_.pop_back();
    put(std::move(done));
  }
  void put(Node node) {
    if (open_.empty()) {
      root = std::move(node);
      return;
    }
    Open& top = open_.back();
    if (top.node.is_list()) {
      top.node.items.push_back(std::move(node));
    } else if (!top.has_key) {
      if (node.kind == Node::Kind::list || node.kind == Node::Kind::map) {
        throw Refused{error("yaml-key", node.place, "a key must be a word")};
      }
      if (stands_already(top, node.text)) {
        throw Refused{error("duplicate-key", node.place,
                            fmt::format("'{}' stands twice here; keep one", node.text))};
      }
      top.key = std::move(node);
      top.has_key = true;
    } else {
      top.node.entries.push_back({std::move(top.key), std::move(node)});
      top.has_key = false;
    }
  }

  // Whether the open map has the key; remembers it.
  static bool stands_already(Open& top, const std::string& key) {
    const auto& entries = top.node.entries;
    if (entries.size() < kFewKeys) return top.node.find(key) != nullptr;
    if (top.keys.empty()) {
      for (const auto& entry : entries) top.keys.insert(entry.key.text);
    }
    return !top.keys.insert(key).second;
  }

  std::string_view text_;
  const std::string& file_;
  std::vector<Open> open_;
  int documents_ = 0;
  std::size_t line_start_ = 0, counted_ = 0;  // of the line last asked about
  int tails_ = 0;                             // bytes in it that do not start a code point
};

bool reads_back_plain(std::string_view words) {
  if (words.empty() || words.front() == ' ' || words.back() == ' ') return false;
  static constexpr std::string_view kWords[] = {"true", "false", "yes", "no", "on",   "off",   "y",
                                                "True", "False", "Yes", "No", "TRUE", "FALSE", "n"};
  if (is_null(words) || std::find(std::begin(kWords), std::end(kWords), words) != std::end(kWords))
    return false;
  const char first = words.front();
  const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
  if (!letter) return false;
  return std::all_of(words.begin(), words.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == '/' || c == ' ' || c == '(' || c == ')' || c == ';';
  });
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const auto& entry) { return entry.key.text == key; });
  return found == entries.end() ? nullptr : &found->value;
}

Result<Node> parse(std::string_view text, const std::string& file) {
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    text.remove_prefix(kByteOrderMark.size());
  }
  std::istringstream in{std::string(text)};
  Builder builder(text, file);
  try {
    YAML::Parser parser(in);
    while (parser.HandleNextDocument(builder)) {
    }
    return std::move(builder.root);
  } catch (const Refused& refused) {
    return refused.why;
  } catch (const YAML::Exception& problem) {
    const bool somewhere = !problem.mark.is_null();
    return error("yaml-syntax", somewhere ? builder.place(problem.mark) : Place{file, 0, 0},
                 problem.msg);
  }
}

bool is_null(std::string_view words) {
  return words == "~" || words == "null" || words == "Null" || words == "NULL";
}

std::string quoted(std::string_view words) {
  if (reads_back_plain(words)) return std::string(words);
  std::string out = "\"";
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\x{:02x}", byte);
    } else {
      out += c;
    }
  }
  return out + '"';
}

}  // namespace inforce::yaml
