"""A case in; forms that others read, out: and back, what others have made.

`out` holds one file for each form that `rashomon export` writes, `into` one for each that
`rashomon import` reads. `formats` names them all.
"""
