#include "base/result.hpp"

namespace touiza {

std::shared_ptr<const Error> kept(Error error) {
  return std::make_shared<const Error>(std::move(error));
}

}  // namespace touiza
