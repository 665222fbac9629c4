// SPDX-License-Identifier: MIT
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <future>
#include <thread>

#include "base/diagnostic.h"
#include "base/file.h"
#include "base/sha256.h"
#include "base/suggest.h"
#include "base/text.h"

using namespace inforce;

TEST_CASE("A diagnostic is one line", "[base]") {
  CHECK(to_string(error("no-such-day", {"a.txt", 12, 9}, "no day 30")) ==
        "a.txt:12:9: error: no day 30 [no-such-day]");
  CHECK(to_string(warning("odd", {"a.txt"}, "odd")) == "a.txt: warning: odd [odd]");
  CHECK(to_string(error("usage", {}, "what")) == "error: what [usage]");
  CHECK(has_errors({warning("a", {}, ""), error("b", {}, "")}));
  CHECK_FALSE(has_errors({warning("a", {}, "")}));
}

TEST_CASE("Places count code points", "[base]") {
  CHECK(place_of("aé\nüb", 6, "f") == Place{"f", 2, 2});
  CHECK(place_of("ab", 99, "f") == Place{"f", 1, 3});
}

TEST_CASE("Columns count characters, not bytes", "[base]") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("nine bytes") == 10);
  CHECK(count_code_points("äöü – 1 €, and so on: ü") == 23);
  CHECK(count_code_points("\xF0\x9F\x98\xAC\xF0\x9F\x98\xAC\xF0\x9F\x98\xAC") == 3);
}

TEST_CASE("UTF-8 is checked to the byte", "[base]") {
  struct Row {
    std::string_view bytes;
    int bad;  // -1: none
  };
  const Row rows[] = {
      {"plain é € 😀", -1},     {"a\x80", 1},        {"\xC3", 0},
      {"\xC0\xAF", 0},         {"\xE0\x9F\xBF", 0}, {"\xED\xA0\x80", 0},
      {"\xF4\x90\x80\x80", 0}, {"ab\xFF", 2},       {"", -1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    const auto bad = find_invalid_utf8(row.bytes);
    CHECK((bad ? static_cast<int>(*bad) : -1) == row.bad);
  }
}

TEST_CASE("Markup is inert between tags and in attributes", "[base]") {
  const std::string_view words("<b \"a\">&'\n\t\r\x1b\0", 14);
  std::string text, attribute;
  append_escaped(text, words, Markup::text);
  append_escaped(attribute, words, Markup::attribute);
  CHECK(text == "&lt;b \"a\"&gt;&amp;'\n\t&#13;\uFFFD\uFFFD");
  CHECK(attribute == "&lt;b &quot;a&quot;&gt;&amp;&#39;\n\t&#13;\uFFFD\uFFFD");
}

TEST_CASE("Slugs are short, lower-case and plain", "[base]") {
  struct Row {
    std::string_view words, slug;
  };
  const Row rows[] = {
      {"Right of First Refusal", "right-of-first-refusal"},
      {"Société Générale", "societe-generale"},
      {"  A & B, Inc. ", "a-b-inc"},
      {"Acme's", "acmes"},
      {"日本", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.words);
    CHECK(slug(row.words) == row.slug);
  }
}

TEST_CASE("Words are trimmed, joined and split", "[base]") {
  CHECK(trim(" \t a b \r\n") == "a b");
  CHECK(one_line("  a\n\n  b\tc ") == "a b c");
  CHECK(one_line(" \n ").empty());
  CHECK(split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
}

TEST_CASE("A blank may part thousands", "[base]") {
  CHECK(thousands_blank("12 000 tonnes", 2) == 1);
  CHECK(thousands_blank("12 000.", 2) == 1);
  CHECK(thousands_blank("12\u00A0000", 2) == 2);
  CHECK(thousands_blank("12 100-tonne loads", 2) == 0);
  CHECK(thousands_blank("12 0000", 2) == 0);
  CHECK(thousands_blank("12 00", 2) == 0);
  CHECK(thousands_blank("12", 2) == 0);
}

TEST_CASE("The nearest known word is suggested, or none", "[base]") {
  const std::vector<std::string_view> known = {"exclusivity", "license", "renewal", "at"};
  struct Row {
    std::string_view word, near;
  };
  const Row rows[] = {
      {"exclusivty", "exclusivity"},
      {"LICENCE", "license"},
      {"reneawl", "renewal"},
      {"att", "at"},
      {"rent", ""},
      {"x", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    CHECK(closest(row.word, known) == row.near);
  }
  CHECK(closest(std::string(10'000, 'a'), known).empty());
}

TEST_CASE("SHA-256 agrees with the standard's examples", "[base]") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("Files are written whole or not at all", "[base]") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / "inforce-base-test";
  fs::remove_all(folder);
  const fs::path file = folder / "deep" / "a.txt";
  CHECK(write_file(file, "one").empty());
  const auto written = fs::last_write_time(file);
  CHECK(write_file(file, "one").empty());
  CHECK(fs::last_write_time(file) == written);  // the same bytes are left alone
  CHECK(write_file(file, "two").empty());
  CHECK(*read_file(file) == "two");
  CHECK(std::distance(fs::directory_iterator(folder / "deep"), fs::directory_iterator()) == 1);
  CHECK(read_file(folder / "none").problems().front().code == "cannot-read");
  CHECK(read_file(folder).problems().front().code == "is-a-folder");
  CHECK(write_file(file / "below-a-file", "x").front().code == "cannot-write");
  fs::remove_all(folder);
}

TEST_CASE("What is no regular file is never replaced", "[base]") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / "inforce-base-places";
  fs::remove_all(folder);
  fs::create_directories(folder / "far");

  const fs::path link = folder / "link", link_to_link = folder / "link-to-link";
  fs::create_symlink("far/target", link);
  fs::create_symlink(link, link_to_link);
  for (const std::string bytes : {"first", "second"}) {  // nothing is there yet, then a file
    CHECK(write_file(link_to_link, bytes).empty());
    CHECK(fs::is_symlink(link));
    CHECK(fs::is_symlink(link_to_link));
    CHECK(*read_file(folder / "far" / "target") == bytes);
  }
  CHECK(std::distance(fs::directory_iterator(folder / "far"), fs::directory_iterator()) == 1);

  const fs::path pipe = folder / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const std::string long_text(100'000, 'x');  // more than a pipe holds
  CHECK(write_file(pipe, long_text).front().message.rfind("nobody reads it", 0) == 0);
  std::future<std::string> read = std::async(std::launch::async, [&] { return *read_file(pipe); });
  while (!write_file(pipe, long_text).empty()) std::this_thread::yield();  // until it is opened
  CHECK(read.get() == long_text);
  CHECK(fs::is_fifo(pipe));

  fs::create_symlink("loop", folder / "loop");
  CHECK(write_file(folder / "loop", "x").front().code == "cannot-write");
  CHECK(fs::is_symlink(folder / "loop"));
  CHECK(write_file(folder / "far", "x").front().code == "cannot-write");
  CHECK(fs::is_directory(folder / "far"));
  fs::remove_all(folder);
}
