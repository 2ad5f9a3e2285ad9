"""Another vocabulary for the generator: other trades, written after the thesaurus was closed, no word of which was put into it since.

It tells what the finder does with words that nobody made sets of.
"""

MACHINES = """máy kéo sợi con|máy sợi con|giàn kéo sợi
máy dệt kiếm|khung cửi kiếm|máy dệt thoi kiếm
máy gò mũi giày|máy gò mũi|thiết bị gò mũi giày
băng chuyền cấp đông|hầm IQF|dây chuyền đông rời
bàn phi lê cá|bàn fillet|bàn lạng cá
máy hàn linh kiện|lò hàn sóng|máy hàn bo mạch
máy trộn bê tông|bồn trộn vữa|trạm trộn
cẩu tháp|cần trục tháp|cần cẩu công trình
tủ thuốc cấp cứu|xe thuốc trực|hộp thuốc trực
phòng thí nghiệm trường|phòng thực hành|phòng thí nghiệm hóa
quầy một cửa|bộ phận tiếp nhận hồ sơ|bàn tiếp dân
vườn ươm giống|nhà ươm cây|khu ươm cây con
máy vắt sữa|dàn vắt sữa bò|máy hút sữa
nồi nấu bếp ăn|bếp ăn tập thể|nhà bếp công ty
máy phát điện dự phòng|máy nổ|tổ máy phát
xe buýt đưa đón|xe đưa rước công nhân|ô tô chở công nhân"""
FAULTS = """hay đứt sợi|sợi đứt nhiều|chỉ đứt liên tục
nhiệt không đều|chỗ nóng chỗ nguội|nhiệt độ chênh lệch
da bị nhăn|nhăn mặt da|bề mặt có nếp gấp
thịt bị dập nát|nguyên liệu nát|miếng cá bị bể
mối hàn nguội|chân linh kiện không ngấm thiếc|hàn không dính
vữa đóng cục|bê tông vón|hỗn hợp không đều
lấy nhầm thuốc|phát sai thuốc|nhầm loại thuốc
hóa chất bay hơi|hơi độc trong phòng|mùi hóa chất nồng
dân phải chờ lâu|người dân đợi cả buổi|xếp hàng kéo dài
cây con chết nhiều|tỷ lệ cây chết cao|hao hụt cây giống
khó vệ sinh|chùi rửa không sạch|cọ rửa mất công
khói bay vào nhà ăn|khói lan sang chỗ ngồi|ám khói phòng ăn
khó khởi động|đề lâu mới nổ|máy không nổ ngay
trễ giờ đón|đến muộn|sai giờ chạy
tốn nước rửa|nước xả nhiều|lãng phí nước
quên tắt|không ai tắt|để chạy qua đêm"""
CAUSES = """vì bụi bông bám|do xơ bông tích lại|bởi lông sợi dính
vì quạt đảo gió yếu|do gió thổi không tới|bởi luồng khí lạnh không đều
vì kéo căng bằng tay|do căng không đều tay|bởi lực kéo mỗi lần một khác
vì dao không hợp cỡ cá|do dao dài quá|bởi dùng chung một loại dao
vì mỏ hàn thiếu nhiệt|do đầu hàn nguội|bởi thiếc chưa đủ nóng
vì đong cát bằng xẻng|do cấp phối áng chừng|bởi đong liệu ước lượng
vì hai hộp giống nhau|do vỏ thuốc cùng màu|bởi bao bì na ná
vì không có tủ hút|do thiếu chỗ hút khí|bởi phòng không thông thoáng
vì một người làm nhiều việc|do một cán bộ kiêm nhiệm|bởi ít nhân viên
vì tưới quá tay|do tưới theo thói quen|bởi không đo ẩm đất
vì ống nối nhiều góc|do khớp gấp nhiều|bởi đường ống lắm khuỷu
vì ống khói thấp|do miệng khói sát mái|bởi đầu ống xả thấp
vì bình để lâu không nạp|do quên sạc bình|bởi không kiểm tra điện áp bình
vì lịch chạy truyền miệng|do không có bảng giờ|bởi dặn nhau bằng lời"""
REMEDIES = """lắp chổi quét xơ theo vòng|gắn bàn chải gạt lông sợi|làm cần gạt bụi bông
đặt vách chia gió|lắp tấm lái luồng lạnh|hàn lá hướng khí
làm bàn căng có đối trọng|treo quả nặng để căng|dùng tạ kéo cố định
làm dao ba cỡ có tay cầm màu|chia dao theo cỡ cá|sơn màu cán dao từng cỡ
dán bảng nhiệt và khóa núm|chốt cố định núm nhiệt|đặt giới hạn mức nhiệt
đóng thùng đong có vạch|làm hộc đong định mức|hàn phễu chia liệu
dán nhãn màu theo nhóm thuốc|phân màu hộp thuốc|kẻ ô màu cho từng loại thuốc
tự làm tủ hút từ quạt cũ|đóng tủ khói bằng quạt tận dụng|ráp hộp hút khí
phát số và báo tin nhắn|lấy số qua điện thoại|hẹn giờ bằng tin nhắn
tưới nhỏ giọt hẹn giờ|lắp béc tưới có rơ le thời gian|tưới tự động theo ẩm
thay khớp nối nhanh|dùng cút tháo lắp nhanh|gắn đầu nối bấm
nối cao ống khói|thêm đoạn ống vượt mái|lắp chụp hút ngoài trời
lắp mạch sạc duy trì|gắn bộ nạp nhỏ giọt|thêm tấm pin nạp bình
lập bảng giờ và nhóm chat|đăng lịch chạy lên nhóm|gửi giờ xe qua ứng dụng
đặt vòi phun áp lực cao|lắp súng xịt tiết kiệm|thay đầu phun tia nhỏ
gắn rơ le hẹn giờ|lắp công tắc thời gian|dùng timer tự tắt"""
DETAILS = """làm từ ống nước cũ|dùng ống nhựa bỏ đi|lấy ống thừa của kho
tốn chưa tới một triệu|chi phí dưới 1 triệu đồng|vật tư khoảng chín trăm nghìn
làm trong hai buổi|xong sau 2 buổi|mất hai buổi chiều
ai cũng dùng được|không cần học|người mới thao tác ngay
có hình chỉ dẫn|dán ảnh cách làm|in từng bước bằng hình
tháo ra rửa hằng ngày|gỡ để vệ sinh cuối ngày|rút ra cọ mỗi ca
chịu được nước mặn|không bị ăn mòn|dùng vật liệu không gỉ
đã vẽ lại cho nơi khác làm|gửi bản vẽ cho đơn vị bạn|có sơ đồ để nhân ra
gọn trong một góc|không chiếm lối đi|đặt vừa góc phòng
thay được từng phần|hỏng đâu thay đó|các khúc rời nhau
có người trực nhắc|phân công người nhắc|cử tổ viên theo dõi
chạy bằng điện sạc|dùng pin sạc lại|không cần dây nguồn"""
RESULTS = """số lần đứt giảm 40%|đứt ít hơn 4 phần 10|bớt bốn mươi phần trăm lần đứt
mỗi mẻ nhanh hơn 25 phút|rút được 25 phút một mẻ|bớt hai mươi lăm phút
không còn da nhăn|hết hàng nhăn|nhăn gần như không có
thịt thu hồi tăng 3%|tỷ lệ thành phẩm thêm 3 phần trăm|được nhiều thịt hơn 3%
ba tháng không phát sai|một quý đúng thuốc|cả quý không nhầm
dân chờ còn 15 phút|thời gian đợi mười lăm phút|chỉ đợi 15 phút
cây sống trên 90%|chín mươi phần trăm cây sống|chết dưới một phần mười
nước giảm 8 khối ngày|mỗi ngày đỡ tám khối nước|tiết kiệm 8 m3 mỗi ngày
gas giảm 12 kg tháng|bớt mười hai ký gas mỗi tháng|mỗi tháng đỡ 12 kí ga
xe đúng giờ cả tháng|tháng rồi không trễ chuyến nào|không còn chuyến muộn
không ai ho, cay mắt|hết than phiền mùi|không khí dễ chịu
máy nổ ngay lần đầu|đề là nổ|khởi động một lần được"""
