"""汇总表.xlsx: the workbook of a summary."""
