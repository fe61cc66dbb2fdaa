"""The municipality's plan: proposed and taken-up actions, their BBC fields, and who may change what."""
