#pragma once

#include <string>
#include <utility>
#include <vector>

// Small files of every format that reports come in, made by the tests themselves.

namespace dateline::test {

/// A ZIP archive of entries (name, bytes); stored, or deflated.
[[nodiscard]] std::string zip_file(const std::vector<std::pair<std::string, std::string>>& entries,
                                   bool deflated = false);
/// `bytes` compressed as one member of a gzip file.
[[nodiscard]] std::string gzip_file(const std::string& bytes);

/// A news page: navigation, an article of three paragraphs by N. Writer of 27 July 2016, related links, a footer.
[[nodiscard]] std::string html_page();
/// RSS 2.0 with two items.
[[nodiscard]] std::string rss_feed();
/// A mail in quoted-printable with a plain text, an HTML alternative and an attached text file.
[[nodiscard]] std::string mail_file();
/// `body` is the XML inside of w:body.
[[nodiscard]] std::string docx_file(const std::string& body);
/// `body` is the XML inside of office:text.
[[nodiscard]] std::string odt_file(const std::string& body);
/// A PDF of one page a string; lines at LF.
[[nodiscard]] std::string pdf_file(const std::vector<std::string>& pages);
/// A record of a web archive.
[[nodiscard]] std::string warc_record(const std::string& type, const std::string& uri, const std::string& content_type,
                                      const std::string& block);
/// An archive of a page, a redirection and a picture.
[[nodiscard]] std::string warc_file();

}  // namespace dateline::test
