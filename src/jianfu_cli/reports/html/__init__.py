"""汇总.html: one page that opens offline."""
