// What a task that sends says: which message. Its words stay sealed in the row.
#pragma once

#include "messages/message_queue.hpp"

namespace touiza::messages::detail {

struct MessageTask {
  MessageId message_id;
};
BOOST_DESCRIBE_STRUCT(MessageTask, (), (message_id))

}  // namespace touiza::messages::detail
