"""The live preview: every page out of the plan when a browser asks for it, and anew when something was saved."""
