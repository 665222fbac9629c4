// SPDX-License-Identifier: MIT
#pragma once
// text/messages.h - a mail and the older ones in it, each with its head.
//
//   From: Ann                              0, the mail itself
//   Date: 2 March 2021
//
//   It now runs until 2027.
//   On 1 Feb 2021 at 10:12, Bob wrote:     1: from, and sent
//   > It runs until
//   > 2025.                                1: the marks are no words of it
//   >> And then?                           2, under 1: nobody says whose or when
//
//   -----Original Message-----
//   From: Cy                               3, under 0
//   Sent: Monday, January 4, 2021
//
// Marks of quotation (">") are Markdown's, too: an article that quotes is no mail. A mail has a
// head, or a line that says who wrote, with an address or the hour.
#include <optional>
#include <string>
#include <vector>

#include "text/document.h"

namespace inforce::text {

// The words of a language that stand in heads of mails, in lower case.
struct MailWords {
  std::vector<std::string> from, to, sent, subject;  // labels
  std::vector<std::string> wrote;                    // what ends the line above a quotation
  std::vector<std::string> original;  // in the line above a forwarded mail: "original message"
  std::vector<std::string> end;       // and in the one below it
};

// The document as a reader of mail sees it: with blanks for its marks of quotation, so that every
// place stays, and its blocks parted by message. Nothing where it holds no older message.
[[nodiscard]] std::optional<Document> part_messages(const Document& document,
                                                    const MailWords& words);

}  // namespace inforce::text
