import AppraiseCommands

Appraise.start()
