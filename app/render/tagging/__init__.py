"""What a PDF tells a screen reader: which words are a heading, a row, a list, a picture and what it
shows, and what only repeats. `structure` holds the tree while pages are drawn, `flowables` are the
parts of ReportLab that grow it, and `app.render.finishing` writes it into the file.
"""
