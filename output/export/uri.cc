#include "output/export/uri.h"

namespace orgkarta::output {
namespace {

constexpr std::string_view kUnreserved =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
constexpr std::string_view kReserved = ":/?#[]@!$&'()*+,;=";

void append_encoded(std::string& out, char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += kDigits[byte >> 4];
  out += kDigits[byte & 15];
}

bool holds(std::string_view signs, char c) { return signs.find(c) != std::string_view::npos; }

bool is_escape(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEFabcdef";
  return text.size() >= 3 && text[0] == '%' && holds(kDigits, text[1]) && holds(kDigits, text[2]);
}

/// Whether it begins so, in any case, and something follows.
bool has_scheme(std::string_view address, std::string_view scheme) {
  if (address.size() <= scheme.size()) return false;
  for (std::size_t i = 0; i < scheme.size(); ++i) {
    const char c = address[i];
    if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != scheme[i]) return false;
  }
  return true;
}

}  // namespace

std::string percent_encoded(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    if (holds(kUnreserved, c)) {
      out += c;
    } else {
      append_encoded(out, c);
    }
  }
  return out;
}

std::string document_uri(std::string_view path) {
  return std::string(kDocumentUri) + percent_encoded(path);
}

std::optional<std::string> web_address(std::string_view address) {
  if (!has_scheme(address, "http://") && !has_scheme(address, "https://")) return std::nullopt;
  std::string out;
  const std::size_t host = address.find("//") + 2;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    // Square brackets may stand in a host alone (IPv6), a second # nowhere.
    const bool bracket = (c == '[' || c == ']') && i > address.find_first_of("/?#", host);
    const bool second = c == '#' && i != address.find('#');
    const bool keep = holds(kUnreserved, c) || (holds(kReserved, c) && !bracket && !second) ||
                      is_escape(address.substr(i));
    if (keep) {
      out += c;
    } else {
      append_encoded(out, c);
    }
  }
  return out;
}

std::string address_or_uri(std::string_view address, std::string_view path) {
  if (auto web = web_address(address)) return *web;
  return document_uri(path);
}

}  // namespace orgkarta::output
