// SPDX-License-Identifier: MIT
#include "text/messages.h"

#include <catch2/catch.hpp>
#include <chrono>

#include "base/text.h"

using namespace inforce;

namespace {

const text::MailWords kWords = {{"from"},
                                {"to", "cc"},
                                {"sent", "date"},
                                {"subject"},
                                {"wrote"},
                                {"original message", "forwarded message"},
                                {"end of forwarded message"}};

std::optional<text::Document> parted(const std::string& text) {
  const Result<text::Document> document = text::from_bytes(text, "mail.txt");
  REQUIRE(document);
  std::optional<text::Document> mail = text::part_messages(*document, kWords);
  if (mail) CHECK(mail->text.size() == text.size());
  return mail;
}

// "0(It runs.) 1<0 by(Ann wrote:)(Until 2025.)": heads are left out, each message with the one that
// quotes it.
std::string messages(const std::string& text) {
  const std::optional<text::Document> mail = parted(text);
  if (!mail) return "no mail";
  std::string out;
  for (std::size_t m = 0; m < mail->messages.size(); ++m) {
    const text::Message& message = mail->messages[m];
    out += (m > 0 ? " " : "") + std::to_string(m);
    if (message.under >= 0) out += "<" + std::to_string(message.under);
    if (!message.from.empty()) out += " by[" + one_line(message.from.of(text)) + "]";
    if (!message.sent.empty() && message.sent != message.from)
      out += " on[" + one_line(message.sent.of(text)) + "]";
    for (const text::Block& block : mail->blocks) {
      if (block.message != static_cast<int>(m) || block.kind == text::Block::Kind::meta) continue;
      out += "(" + one_line(block.span.of(mail->text)) + ")";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a mail and the older ones in it", "[text]") {
  struct Row {
    std::string text, messages;
  };
  const Row rows[] = {
      // Forwarded: a line drawn above it, or its head alone.
      {"From: Ann\nDate: 2 March 2021\n\nIt runs.\n\n-----Original Message-----\nFrom: Bob\nSent: "
       "Monday, February 1, 2021 9:12 AM\nTo: Ann\nSubject: it\n\nIt began.",
       "0 by[From: Ann] on[Date: 2 March 2021](It runs.) "
       "1<0 by[From: Bob] on[Sent: Monday, February 1, 2021 9:12 AM](It began.)"},
      {"It runs.\n\n________________________________\nFrom: Bob\nSent: 1 May 2021\nTo: Ann\n\nIt "
       "began.",
       "0(It runs.) 1<0 by[From: Bob] on[Sent: 1 May 2021](It began.)"},
      {"It runs, see below.\n\n*From:* Bob\n*Sent:* 1 May 2021\n\nIt began.",
       "0(It runs, see below.) 1<0 by[*From:* Bob] on[*Sent:* 1 May 2021](It began.)"},
      {"It runs.\n\nBegin forwarded message:\n\n> From: Bob\n> Subject: it\n> Date: 1 May "
       "2021\n>\n> It "
       "began.",
       "0(It runs.) 1<0 by[From: Bob] on[Date: 1 May 2021](It began.)"},
      {"It runs.\n\n------- Forwarded message -------\nSubject: it\nDate: 1 May 2021\nFrom: "
       "Bob\n\nIt "
       "began.\n\n---- End of forwarded message ----\n\nRegards to all.",
       "0(It runs.)(Regards to all.) 1<0 by[From: Bob] on[Date: 1 May 2021](It began.)"},
      {"From: Ann\nDate: 2 March 2021\n\nOne.\n\n-----Original Message-----\n\nTwo.",
       "0 by[From: Ann] on[Date: 2 March 2021](One.) 1<0(Two.)"},
      // Quoted: who wrote, on one line or several, or nobody says.
      {"It runs.\n\nOn Mon, 1 Feb 2021 at 10:12, Bob Ray <bob@x.com> wrote:\n> It began\n> "
       "today.\n>> "
       "And then?",
       "0(It runs.) 1<0 by[On Mon, 1 Feb 2021 at 10:12, Bob Ray <bob@x.com> wrote:](It began "
       "today.) "
       "2<1(And then?)"},
      {"It runs.\n\nOn Mon, Feb 1, 2021 at 10:12 AM Bob Ray\n<bob@x.com> wrote:\n\n> It began.",
       "0(It runs.) 1<0 by[On Mon, Feb 1, 2021 at 10:12 AM Bob Ray <bob@x.com> wrote:](It began.)"},
      {"It runs.\n\nOn Mon, Feb 1, 2021 at 10:12 AM Bob <bob@x.com> wrote:\n\nIt began.",
       "0(It runs.) 1<0 by[On Mon, Feb 1, 2021 at 10:12 AM Bob <bob@x.com> wrote:](It began.)"},
      {"It runs.\n\n2021-02-01 10:12 GMT+01:00 Bob <bob@x.com>:\n> It began.",
       "0(It runs.) 1<0 by[2021-02-01 10:12 GMT+01:00 Bob <bob@x.com>:](It began.)"},
      {"From: Ann\nSubject: it\n\nBob wrote on 1 May 2021 at noon:\n> It began.",
       "0 by[From: Ann] 1<0 by[Bob wrote on 1 May 2021 at noon:](It began.)"},
      {"From: Ann\nSubject: it\n\nBob wrote:\n> It began.",
       "0 by[From: Ann] 1<0 by[Bob wrote:](It began.)"},
      // An answer between the lines; the same messages go on.
      {"From: Ann\nSubject: it\n\n> > Old.\n> Until when?\nUntil 2025.\n\n> Why?\n> > Older.\nSo.",
       "0 by[From: Ann](Until 2025.)(So.) 1<0(Until when?)(Why?) 2<1(Old.)(Older.)"},
      {"From: Ann\nSubject: it\n\n> - one thing\n> - another\n>\n> | A | B |\n> | x | y |\nSo.",
       "0 by[From: Ann](So.) 1<0(one thing)(another)(| A | B |)(| x | y |)"},
      // What stands there twice was written once.
      {"From: Ann\nSubject: it\n\nSo be it.\n\n> We pay 4% from now on.\n\nFrom: Bob\nDate: 1 May "
       "2021\n\nWe pay 4%\nfrom now on.",
       "0 by[From: Ann](So be it.) 1<0 2<0 by[From: Bob] on[Date: 1 May 2021](We pay 4% from now "
       "on.)"},
      {"---\ntitle: it\nfrom: Ann\ndate: 2021-03-02\n---\nSo.\n\n> It ended.",
       "0(So.) 1<0(It ended.)"},
      // No mail: an article that quotes, a table, a mail that quotes nothing.
      {"# News\n\nThe maker said:\n\n> It ended.\n> It was old.\n\nIt said no more.", "no mail"},
      {"---\nTitle: News\nDate: 2 March 2021\nSubject: it\n---\nSo it said:\n\n> It ended.",
       "no mail"},
      {"In 2019 the maker wrote:\n\n> It ended.", "no mail"},
      {"The lease\n\nFrom: 1 May 2021\nTo: 2 May 2022\nDate: 3 May 2021\n\n> So it says.",
       "no mail"},
      {"From: Ann\nDate: 2 March 2021\n\nIt runs.", "no mail"},
      // But a quotation with its own day is a message of that day, and the article's others are
      // not.
      {"On 1 May 2021, the maker wrote:\n\n> It ended.\n\nThen:\n\n> So.",
       "0(Then:)(So.) 1<0 by[On 1 May 2021, the maker wrote:](It ended.)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(messages(row.text) == row.messages);
  }
}

TEST_CASE("messages are parted in time that grows with the text", "[text]") {
  const std::string head = "From: Ann\nSubject: it\n\nSo.\n\n";
  const auto many = [&](const std::string& line, int times) {
    std::string text = head;
    for (int i = 0; i < times; ++i) text += line;
    return text;
  };
  const std::string texts[] = {
      head + std::string(10'000, '>') + " Deep.",
      many("> ", 100'000) + "Deep.",
      many("On 1 May 2021 at 10:12, Ann <a@x.com> wrote:\n", 20'000),
      many("On 1 May 2021 at 10:12, Ann <a@x.com> wrote:\n> It ended.\n", 20'000),
      many("From: Ann\nDate: 1 May 2021\n\nIt ended.\n\n", 20'000),
      many("-----Original Message-----\n", 20'000),
      many("-----Original Message-----\n\n\n", 20'000),
      many("wrote:\n", 50'000),
      many(">>>> one\n> two\n>>> three\n", 20'000),
      many("To: Ann\n", 50'000),
  };
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& text : texts) {
    const std::optional<text::Document> mail = parted(text);
    CAPTURE(text.substr(0, 80));
    if (mail) CHECK(mail->messages.size() <= 256);
  }
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}
