#include "base/result.hpp"

#include <stdexcept>

namespace touiza {

std::shared_ptr<const Error> kept(Error error) {
  return std::make_shared<const Error>(std::move(error));
}

void refuse_wrong_side() {
  throw std::logic_error{"A result was asked for a value or an error that it does not have."};
}

}  // namespace touiza
