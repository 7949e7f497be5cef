"""The sheets of 汇总表.xlsx, a module each."""
