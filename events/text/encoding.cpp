#include "events/text/encoding.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "events/text/new_document.h"

namespace dateline::events {

namespace {

struct Signature {
  std::string_view bytes;
  std::string_view name;
};

// Files that people take for text, and what they are.
constexpr std::array<Signature, 9> kBinaryFiles = {{{"%PDF-", "a PDF"},
                                                    {"PK\x03\x04", "a ZIP archive or an office document"},
                                                    {"\xD0\xCF\x11\xE0", "an old office document"},
                                                    {"\x89PNG", "a PNG picture"},
                                                    {"\xFF\xD8\xFF", "a JPEG picture"},
                                                    {"GIF8", "a GIF picture"},
                                                    {"\x1F\x8B", "compressed by gzip"},
                                                    {"SQLite format 3", "a database"},
                                                    {"\x7F"
                                                     "ELF",
                                                     "a program"}}};

constexpr std::array<Signature, 5> kByteOrderMarks = {{{"\xEF\xBB\xBF", "UTF-8"},
                                                       {{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
                                                       {{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
                                                       {"\xFF\xFE", "UTF-16LE"},
                                                       {"\xFE\xFF", "UTF-16BE"}}};

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

tl::unexpected<Error> undecodable(const std::string& where, std::string what) {
  return rejected(where, std::move(what), "save it as UTF-8");
}

tl::unexpected<Error> binary(const std::string& where, std::string_view what) {
  return rejected(where, fmt::format("is {}, not text", what), "give its text as a .txt file");
}

// Control characters that text does not hold; white space and escape, which terminals' logs hold, are none.
bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && !(byte >= '\t' && byte <= '\r') && byte != 0x1B) || byte == 0x7F;
}

bool looks_binary(std::string_view text) {
  constexpr std::size_t kTextPerControl = 200;
  const auto controls = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_control));
  return text.find('\0') != std::string_view::npos || controls * kTextPerControl > text.size();
}

enum class Invalid : std::uint8_t { rejected, replaced };

Result<DecodedText> convert(std::string_view bytes, const char* encoding, const std::string& where,
                            Invalid invalid = Invalid::rejected) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> from(ucnv_open(encoding, &status));
  const std::unique_ptr<UConverter, CloseConverter> to(ucnv_open("UTF-8", &status));
  ucnv_setToUCallBack(from.get(),
                      invalid == Invalid::rejected ? UCNV_TO_U_CALLBACK_STOP : UCNV_TO_U_CALLBACK_SUBSTITUTE, nullptr,
                      nullptr, nullptr, &status);
  if (U_FAILURE(status)) {
    return failed(where, fmt::format("{} cannot be decoded here ({})", encoding, u_errorName(status)),
                  "install ICU's data");
  }
  constexpr std::size_t kBuffer = 64 * 1024;
  std::vector<UChar> pivot(kBuffer);
  UChar* pivot_begin = pivot.data();
  UChar* pivot_end = pivot.data();
  std::vector<char> out(kBuffer);
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 2);
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  bool reset = true;
  do {
    char* target = out.data();
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source, source_end, pivot.data(),
                   &pivot_begin, &pivot_end, pivot.data() + pivot.size(), reset, true, &status);
    text.append(out.data(), target);
    reset = false;
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (status == U_TRUNCATED_CHAR_FOUND) {
    return undecodable(where, fmt::format("is {} text that breaks off in the middle of a character", encoding));
  }
  if (U_FAILURE(status)) {
    return undecodable(where, fmt::format("is not valid {} near byte {}", encoding, source - bytes.data()));
  }
  return DecodedText{std::move(text), encoding};
}

// UTF-16 without a mark: spaces and line ends, which every script uses, stand at one parity only.
const char* detect_utf16(std::string_view bytes) {
  std::size_t little = 0;
  std::size_t big = 0;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\r'; };
    little += is_blank(bytes[i]) && bytes[i + 1] == 0 ? 1 : 0;
    big += is_blank(bytes[i + 1]) && bytes[i] == 0 ? 1 : 0;
  }
  constexpr std::size_t kUnitsPerBlank = 40;
  if (std::max(little, big) * kUnitsPerBlank < bytes.size() / 2 || std::max(little, big) < 4 * std::min(little, big)) {
    return nullptr;
  }
  return little > big ? "UTF-16LE" : "UTF-16BE";
}

// How many runs of bytes over 127 are longer than one byte, less those that are not. Words of Arabic are such runs;
// in Western languages accented letters and typographic marks stand alone.
std::ptrdiff_t excess_of_long_runs(std::string_view bytes) {
  std::ptrdiff_t excess = 0;
  std::size_t run = 0;
  for (std::size_t i = 0; i <= bytes.size(); ++i) {
    if (i < bytes.size() && static_cast<unsigned char>(bytes[i]) >= 0x80) {
      ++run;
      continue;
    }
    excess += run > 1 ? 1 : run == 1 ? -1 : 0;
    run = 0;
  }
  return excess;
}

// ICU's detector judges by letter triples and needs some text; where it is silent about both, word shapes decide.
const char* detect_single_byte(std::string_view bytes) {
  constexpr std::size_t kSample = 64 * 1024;
  const std::string_view sample = bytes.substr(0, kSample);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    const std::string_view name = ucsdet_getName(matches[i], &status);
    if (name == "windows-1256" && excess_of_long_runs(sample) > 0) {
      return "windows-1256";
    }
    if ((name == "windows-1252" || name == "ISO-8859-1") && excess_of_long_runs(sample) <= 0) {
      return "windows-1252";
    }
  }
  return excess_of_long_runs(sample) > 0 ? "windows-1256" : "windows-1252";
}

// The encoding that a mark at the beginning says, the mark taken off; empty where there is none.
std::string take_byte_order_mark(std::string_view& bytes) {
  for (const auto& [mark, name] : kByteOrderMarks) {
    if (bytes.starts_with(mark)) {
      bytes.remove_prefix(mark.size());
      return std::string(name);
    }
  }
  return {};
}

// Whether bytes that are not valid UTF-8 were plainly meant to be: most of their longer sequences are.
bool is_broken_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t begin = i;
    UChar32 c = 0;
    U8_NEXT(bytes.data(), i, bytes.size(), c);
    good += c >= 0x80 ? 1 : 0;
    bad += c < 0 ? 1 : 0;
    i = std::max(i, begin + 1);
  }
  constexpr std::size_t kGoodPerBad = 4;
  return good > kGoodPerBad * bad;
}

}  // namespace

std::size_t valid_utf8_bytes(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    UChar32 c = 0;
    U8_NEXT(text.data(), i, text.size(), c);
    if (c < 0) {
      return begin;
    }
  }
  return i;
}

Result<DecodedText> decode_text(std::string_view bytes, const std::string& where) {
  for (const auto& [signature, name] : kBinaryFiles) {
    if (bytes.starts_with(signature)) {
      return binary(where, name);
    }
  }
  std::string encoding = take_byte_order_mark(bytes);
  if (encoding.empty() && bytes.find('\0') != std::string_view::npos) {
    const char* utf16 = detect_utf16(bytes);
    if (utf16 == nullptr) {
      return binary(where, "binary data");
    }
    encoding = utf16;
  }
  if (encoding.empty() || encoding == "UTF-8") {
    const std::size_t valid = valid_utf8_bytes(bytes);
    if (valid == bytes.size()) {
      if (looks_binary(bytes)) {
        return binary(where, "binary data");
      }
      return DecodedText{std::string(bytes), "UTF-8"};
    }
    if (encoding == "UTF-8" || is_broken_utf8(bytes)) {
      return undecodable(where, fmt::format("is not valid UTF-8 at byte {}", valid));
    }
    encoding = detect_single_byte(bytes);
  }
  if (encoding.starts_with("windows") && looks_binary(bytes)) {
    return binary(where, "binary data");
  }
  Result<DecodedText> decoded = convert(bytes, encoding.c_str(), where);
  if (decoded && looks_binary(decoded->text)) {
    return binary(where, "binary data");
  }
  return decoded;
}

std::string declared_charset(std::string_view markup) {
  constexpr std::size_t kHead = 4096;
  const std::string head = to_lower_ascii(markup.substr(0, kHead));
  for (const std::string_view key : {"charset=", "encoding="}) {
    const std::size_t at = head.find(key);
    if (at == std::string::npos) {
      continue;
    }
    const std::string_view rest = std::string_view(head).substr(at + key.size());
    const std::size_t begin = std::min(rest.find_first_not_of("\"' "), rest.size());
    return std::string(rest.substr(begin, rest.find_first_of("\"' ;/>?\r\n", begin) - begin));
  }
  return {};
}

Result<DecodedText> decode_markup(std::string_view bytes, std::string_view declared, const std::string& where) {
  std::string encoding = take_byte_order_mark(bytes);
  if (encoding.empty() && valid_utf8_bytes(bytes) == bytes.size()) {
    encoding = "UTF-8";
  }
  if (encoding.empty()) {
    // What pages call Latin 1 is Windows-1252 (WHATWG's Encoding Standard).
    const std::string name(declared);
    const std::string lower = to_lower_ascii(name);
    encoding = lower == "iso-8859-1" || lower == "latin1" || lower == "us-ascii" ? "windows-1252" : name;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> known(encoding.empty() ? nullptr
                                                                             : ucnv_open(encoding.c_str(), &status));
    if (!known || U_FAILURE(status)) {
      encoding = is_broken_utf8(bytes) ? "UTF-8" : detect_single_byte(bytes);
    }
  }
  Result<DecodedText> decoded = convert(bytes, encoding.c_str(), where, Invalid::replaced);
  if (!decoded) {
    return decoded;
  }
  if (looks_binary(decoded->text)) {
    return binary(where, "binary data");
  }
  return decoded;
}

}  // namespace dateline::events
