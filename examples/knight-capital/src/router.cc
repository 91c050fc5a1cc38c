#include "order.h"

// Parent orders are cut into child orders and sent to where they fill best.
void Router::route(const Order& order) {
  if (order.isEnabled("rlp")) {
    sendToRetailLiquidityProgram(order);
    return;
  }
  sendToExchange(order);
}
