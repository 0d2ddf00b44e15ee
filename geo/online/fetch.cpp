#include "geo/online/fetch.h"

#include <curl/curl.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>

#include "geo/online/address.h"

namespace dateline::geo {

namespace {

constexpr long kConnectSeconds = 8;
constexpr long kSeconds = 20;
constexpr int kLookAtStopMs = 100;

struct EasyDeleter {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct MultiDeleter {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

/// A thread's connections, which stay open for the next tile.
struct Connections {
  std::unique_ptr<CURLM, MultiDeleter> multi{curl_multi_init()};
  std::unique_ptr<CURL, EasyDeleter> easy{curl_easy_init()};
};

struct Receiving {
  std::string bytes;
  bool too_large = false;
};

std::size_t receive(char* data, std::size_t size, std::size_t count, void* target) {
  auto& receiving = *static_cast<Receiving*>(target);
  if (receiving.bytes.size() + size * count > kMostAnswerBytes) {
    receiving.too_large = true;
    return 0;
  }
  receiving.bytes.append(data, size * count);
  return size * count;
}

std::string type_of(CURL* easy) {
  const char* said = nullptr;
  curl_easy_getinfo(easy, CURLINFO_CONTENT_TYPE, &said);
  std::string type = said == nullptr ? "" : said;
  type = type.substr(0, type.find_first_of("; "));
  std::ranges::transform(type, type.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return type;
}

Error transport_error(CURLcode code, const std::string& host) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return {Error::Kind::failed, host, "there is no server of this name, or no network", "check the address"};
    case CURLE_COULDNT_CONNECT:
      return {Error::Kind::failed, host, "the server cannot be reached", "check the address, or try again later"};
    case CURLE_OPERATION_TIMEDOUT:
      return {Error::Kind::failed, host, "the server is too slow: no answer within 20 seconds", "try again later"};
    case CURLE_PEER_FAILED_VERIFICATION:
      return {Error::Kind::failed, host, "the server's certificate is not to be trusted", "check the address"};
    default:
      return {Error::Kind::failed, host, std::string("the server did not answer properly: ") + curl_easy_strerror(code),
              "try again later"};
  }
}

Error status_error(long status, const std::string& host) {
  const std::string number = " (" + std::to_string(status) + ")";
  switch (status) {
    case 204:
    case 404:
    case 410:
      return {Error::Kind::rejected, host, "the server has nothing there" + number, "check the address"};
    case 401:
    case 403:
      return {Error::Kind::failed, host, "the server refuses access" + number, "check the address and its key"};
    case 429:
      return {Error::Kind::failed, host, "the server was asked too often" + number, "try again later"};
    default:
      return {Error::Kind::failed, host,
              (status >= 500 ? "the server is out of order" : "the server does not understand the request") + number,
              status >= 500 ? "try again later" : "check the address"};
  }
}

void prepare(CURL* easy, const std::string& address, Receiving& receiving) {
  curl_easy_reset(easy);
  curl_easy_setopt(easy, CURLOPT_URL, address.c_str());
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(easy, CURLOPT_MAXREDIRS, 5L);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(easy, CURLOPT_TIMEOUT, kSeconds);
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(easy, CURLOPT_USERAGENT, "Dateline");
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, receive);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &receiving);
}

/// Nothing where it was stopped.
std::optional<CURLcode> perform(Connections& connections, const std::stop_token& stop) {
  CURLM* multi = connections.multi.get();
  curl_multi_add_handle(multi, connections.easy.get());
  std::optional<CURLcode> code;
  int running = 1;
  while (running > 0 && !stop.stop_requested() && curl_multi_perform(multi, &running) == CURLM_OK) {
    if (running > 0) {
      curl_multi_poll(multi, nullptr, 0, kLookAtStopMs, nullptr);
    }
  }
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi, &left)) {
    if (message->msg == CURLMSG_DONE) {
      code = message->data.result;
    }
  }
  curl_multi_remove_handle(multi, connections.easy.get());
  return code;
}

}  // namespace

Result<Answer> fetch(const std::string& address, const std::stop_token& stop) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  const std::string host = host_of(address);
  if (!is_address(address)) {
    return failed(host, "is no address of a server", "begin it with https://");
  }
  thread_local Connections connections;
  if (!connections.multi || !connections.easy) {
    return failed(host, "cannot be asked: out of memory", "");
  }
  Receiving receiving;
  prepare(connections.easy.get(), address, receiving);
  const std::optional<CURLcode> code = perform(connections, stop);
  if (!code) {
    return failed(host, "was stopped while it was asked", "");
  }
  if (receiving.too_large) {
    return failed(host, "the server sends more than 16 MB for one tile", "check the address");
  }
  if (*code != CURLE_OK) {
    return tl::make_unexpected(transport_error(*code, host));
  }
  long status = 0;
  curl_easy_getinfo(connections.easy.get(), CURLINFO_RESPONSE_CODE, &status);
  if (status != 200) {
    return tl::make_unexpected(status_error(status, host));
  }
  return Answer{type_of(connections.easy.get()), std::move(receiving.bytes)};
}

}  // namespace dateline::geo
