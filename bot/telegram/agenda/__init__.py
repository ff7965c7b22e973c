"""What a plan has at which time, brought to people: calendar, picture, reminders, the week."""
